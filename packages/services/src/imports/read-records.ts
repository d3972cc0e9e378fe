import type { Delimiter } from "@gatehouse/domain/imports/file-format";
import { parse } from "csv-parse";
import { type BrokenRecord, splitBroken } from "./split-broken.ts";

/** A record of a file with the physical line on which it begins, or one whose quotes go wrong. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] } | BrokenRecord;

/** How reading ended: `isCut` when a quote was open there, so that nobody knows who else the file is about. */
export type RecordsEnd = { isCut: boolean };

/** Longer than this no record is: a quote was opened and never closed. In bytes. */
const longestRecord = 256 * 1024;

/**
 * Reads records out of decoded text whose lines end with line feeds, in batches as they come and in constant memory. A quote
 * that goes wrong costs the records it swallows, which are given as they stand in the file. One that nothing closes ends the
 * reading and is told to `end`.
 */
export async function* readRecords(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
  end: RecordsEnd,
): AsyncGenerator<readonly CsvRecord[]> {
  let batch: CsvRecord[] = [];
  const place = tracePlace();
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (record, info) => {
      const line = info.lines - lineFeedsIn(record, info.lines - place.endLine());
      if (line > place.endLine() + 1) {
        const { whole, last } = splitBroken(place.textBefore(line), place.endLine() + 1, delimiter);
        batch.push(...whole, ...(last ? [last] : []));
      }
      batch.push({ line, cells: record });
      place.endAt(info.bytes, info.lines);
      return null;
    },
  });
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    place.fed(bytes);
    parser.write(bytes);
    if (place.sinceRecord() > longestRecord + bytes.length) {
      const rest = place.text();
      const { whole, last, lastAt, lastLine } = splitBroken(rest, place.endLine() + 1, delimiter);
      batch.push(...whole);
      if (last && rest.length - lastAt > longestRecord) {
        end.isCut = true;
        yield [...batch, { ...last, broken: "quote-not-closed" }];
        return;
      }
      place.endAt(place.endByte() + Buffer.byteLength(rest.slice(0, lastAt)), lastLine - 1);
    }
    yield batch;
    batch = [];
  }
  await new Promise<void>((done, failed) => {
    parser.on("end", done).on("error", failed).resume();
    parser.end();
  });
  const { whole, last, isOpen } = splitBroken(place.text(), place.endLine() + 1, delimiter);
  end.isCut = isOpen;
  yield [...batch, ...whole, ...(last ? [last] : [])];
}

/** A record on one line, the usual case, is not looked through. */
function lineFeedsIn(cells: readonly string[], linesSince: number): number {
  if (linesSince <= 1) return 0;
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

/** Holds what was fed since the end of the last record that is done with: whatever is not given as one can be given as it stands. */
function tracePlace() {
  let [held, heldAt] = [Buffer.alloc(0), 0];
  let [endByte, endLine] = [0, 0];
  return {
    fed(bytes: Buffer): void {
      held = Buffer.concat([held.subarray(endByte - heldAt), bytes]);
      heldAt = endByte;
    },
    endAt(byte: number, line: number): void {
      [endByte, endLine] = [byte, line];
    },
    endByte: () => endByte,
    endLine: () => endLine,
    sinceRecord: () => heldAt + held.length - endByte,
    text: () => held.toString("utf8", endByte - heldAt),
    textBefore(line: number): string {
      const from = endByte - heldAt;
      let to = from;
      for (let left = line - 1 - endLine; left > 0; left -= 1) {
        const lineFeed = held.indexOf(10, to);
        if (lineFeed === -1) break;
        to = lineFeed + 1;
      }
      return held.toString("utf8", from, to);
    },
  };
}
