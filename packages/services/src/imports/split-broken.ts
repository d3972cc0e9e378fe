import type { Delimiter } from "@gatehouse/domain/imports/file-format";

/** A quote that swallows the lines after it, or one that goes wrong inside its own line. */
export type BrokenQuote = "quote-not-closed" | "stray-quote";

/** A record whose quotes go wrong, as it stands in the file. `line` is where its first wrong quote stands or was opened. */
export type BrokenRecord = { readonly line: number; readonly broken: BrokenQuote; readonly text: string };

/** A stretch of a file cut into its broken records. `last` is what the stretch ends with, and begins at `lastAt` in it, on `lastLine`. */
export type BrokenStretch = {
  readonly whole: readonly BrokenRecord[];
  readonly last: BrokenRecord | undefined;
  readonly lastAt: number;
  readonly lastLine: number;
  /** The stretch ends inside a quoted cell. */
  readonly isOpen: boolean;
};

/** The most of a broken record that is kept, in characters. */
const longestText = 64 * 1024;

/**
 * Cuts a stretch in which the parser found no whole record, and which begins with one on `firstLine`, by the parser's own rules
 * for quotes. Every line with something on it is in one of the records.
 */
export function splitBroken(text: string, firstLine: number, delimiter: Delimiter): BrokenStretch {
  const whole: BrokenRecord[] = [];
  let [line, lastAt, lastLine] = [firstLine, 0, firstLine];
  let [isQuoted, isCellEmpty, openedOn, wrongOn] = [false, true, 0, 0];
  const recordUpTo = (end: number): BrokenRecord | undefined => {
    const own = text.slice(lastAt, end);
    if (own.trim() === "") return undefined;
    const broken = own.includes("\n") || isQuoted ? "quote-not-closed" : "stray-quote";
    const kept = own.length > longestText ? `${own.slice(0, longestText)}…` : own;
    return { line: wrongOn || (isQuoted ? openedOn : lastLine), broken, text: kept };
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    if (isQuoted) {
      if (sign !== '"') continue;
      const next = text[at + 1];
      if (next === '"') at += 1;
      else if (next === undefined || next === delimiter || next === "\n") isQuoted = false;
      else wrongOn ||= openedOn;
    } else if (sign === "\n") {
      const record = recordUpTo(at);
      if (record) whole.push(record);
      [lastAt, lastLine, isCellEmpty, wrongOn] = [at + 1, line, true, 0];
    } else if (sign === '"' && isCellEmpty) {
      [isQuoted, isCellEmpty, openedOn] = [true, false, line];
    } else {
      if (sign === '"') wrongOn ||= line;
      isCellEmpty = sign === delimiter;
    }
  }
  return { whole, last: recordUpTo(text.length), lastAt, lastLine, isOpen: isQuoted };
}
