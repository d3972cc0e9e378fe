import type { Delimiter } from "@gatehouse/domain/imports/file-format";
import { parse } from "csv-parse";

/** A record of a file, or the place where its quotes went wrong. `line` is the physical line on which it begins. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: BrokenQuote };

/** A quoted cell that never ends, or a quote inside a cell that is not quoted. */
export type BrokenQuote = "quote-not-closed" | "stray-quote";

/** Longer than this no record is: a quote was opened and never closed. In bytes. */
const longestRecord = 256 * 1024;

/**
 * Reads records out of decoded text whose lines end with line feeds, in batches as they come and in constant memory. A quote
 * that goes wrong costs the records it swallows and nothing else, and is reported where it was opened.
 */
export async function* readRecords(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly CsvRecord[]> {
  let batch: CsvRecord[] = [];
  const place = tracePlace();
  let brokenLine = 0;
  // One quote that goes wrong is met again at every later quote of the cell, which are the same mistake.
  const breakAt = (line: number, broken: BrokenQuote) => {
    if (line === brokenLine) return;
    brokenLine = line;
    batch.push({ line, broken });
  };
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (record, info) => {
      batch.push({ line: info.lines - lineFeedsIn(record, info.lines - place.endLine()), cells: record });
      place.recordEnded(info.bytes, info.lines);
      return null;
    },
    on_skip: (error) => {
      if (error?.code === "INVALID_OPENING_QUOTE") breakAt(Number(error.lines), "stray-quote");
      else breakAt(place.lineAt(parser.info.bytes), "quote-not-closed");
    },
  });
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    place.fed(bytes);
    parser.write(bytes);
    yield batch;
    batch = [];
    if (place.sinceRecord() > longestRecord + bytes.length) {
      yield [{ line: place.lineAt(parser.info.bytes), broken: "quote-not-closed" }];
      return;
    }
  }
  await new Promise<void>((done, failed) => {
    parser.on("end", done).on("error", failed).resume();
    parser.end();
  });
  yield batch;
}

/** A record on one line, the usual case, is not looked through. */
function lineFeedsIn(cells: readonly string[], linesSince: number): number {
  if (linesSince <= 1) return 0;
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

/**
 * Says on which line a byte stands, counted from the end of the last whole record. The parser knows at which byte the last
 * cell ended, and so where a quote was opened, but not on which line that is.
 */
function tracePlace() {
  let chunks: { start: number; bytes: Buffer }[] = [];
  let [total, endByte, endLine] = [0, 0, 0];
  return {
    fed(bytes: Buffer): void {
      chunks = [...chunks.filter((one) => one.start + one.bytes.length > endByte), { start: total, bytes }];
      total += bytes.length;
    },
    recordEnded(byte: number, line: number): void {
      [endByte, endLine] = [byte, line];
    },
    endLine: () => endLine,
    sinceRecord: () => total - endByte,
    lineAt(byte: number): number {
      let line = endLine + 1;
      for (const { start, bytes } of chunks)
        for (
          let at = bytes.indexOf(10, Math.max(0, endByte - start));
          at !== -1;
          at = bytes.indexOf(10, at + 1)
        ) {
          if (start + at > byte) return line;
          line += 1;
        }
      return line;
    },
  };
}
