import { type Delimiter, delimiters } from "./file-format.ts";

/** How many records of a file's beginning are looked at. */
const sampleRecords = 50;

/**
 * The sign between the cells of a text's first records. The plain way, counting signs, fails on commas in names and in
 * quoted cells. So each sign is tried as the delimiter, outside of quotes, and the one wins with which most records have
 * the 4 or 5 columns of a file of ours, then the one with which most records have as many columns as the first. Records up to
 * the first whose quotes do not fit the sign count before all others: another delimiter stands behind a closing quote.
 */
export function detectDelimiter(text: string): Delimiter {
  const said = delimiters.find((delimiter) => text.startsWith(`sep=${delimiter}`));
  if (said !== undefined) return said;
  const scores = delimiters.map((delimiter) => {
    const { ours: fitting } = score(widths(text, delimiter, true));
    return { delimiter, fitting, ...score(widths(text, delimiter, false)) };
  });
  const [best] = scores.toSorted(
    (a, b) => b.fitting - a.fitting || b.ours - a.ours || b.alike - a.alike || b.wide - a.wide,
  );
  return best?.delimiter ?? ",";
}

function score(counts: readonly number[]): { ours: number; alike: number; wide: number } {
  const [first = 1] = counts;
  return {
    ours: counts.filter((count) => count === 4 || count === 5).length,
    alike: first > 1 ? counts.filter((count) => count === first).length : 0,
    wide: Math.max(1, ...counts),
  };
}

function widths(text: string, delimiter: Delimiter, isStrict: boolean): readonly number[] {
  return splitRecords(text, delimiter, sampleRecords, isStrict)
    .filter((cells) => cells.some((cell) => cell.trim() !== ""))
    .map((cells) => cells.length);
}

/**
 * The first records of a text as cells, for looking at only: it never fails, and a quote that is not closed ends with the
 * text. `limit` counts records. Read strictly, they end before the first one with something behind a closing quote.
 */
export function splitRecords(
  text: string,
  delimiter: Delimiter,
  limit: number,
  isStrict = false,
): readonly (readonly string[])[] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let [quoted, closed] = [false, false];
  const endCell = () => {
    cells.push(cell);
    cell = "";
    closed = false;
  };
  const endRecord = () => {
    endCell();
    if (cells.length > 1 || cells[0] !== "") records.push(cells);
    cells = [];
  };
  for (let at = 0; at < text.length && records.length < limit; at += 1) {
    const sign = text[at] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else [quoted, closed] = [false, true];
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      endRecord();
    } else if (isStrict && closed) return records;
    else cell += sign;
  }
  if (records.length < limit && (cell !== "" || cells.length > 0)) endRecord();
  return records;
}

/** Whether a first record is the line `sep=;` by which a file tells Excel its delimiter; it is nobody's row. */
export const isSeparatorLine = (cells: readonly string[]): boolean => /^sep=.?$/i.test(cells.join("").trim());
