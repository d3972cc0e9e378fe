import { createReadStream } from "node:fs";
import { isSeparatorLine } from "@gatehouse/domain/imports/detect-delimiter";
import type { ColumnMap, Delimiter, FileFormat, ImportField } from "@gatehouse/domain/imports/file-format";
import type { FileRefusal } from "@gatehouse/domain/imports/import-state";
import {
  type CheckedRow,
  checkRow,
  type RowFault,
  type RowFinding,
} from "@gatehouse/domain/imports/row-faults";
import { decodeText } from "./decode-text.ts";
import { type CsvRecord, readRecords } from "./read-records.ts";

/** A row of the file: its place, its fields as far as they could be read, and what was found about it by itself. */
export type FileRow = CheckedRow & { readonly line: number };

/** What is known once the last row was read. */
export type FileEnd = { readonly rows: number; readonly refusal: FileRefusal | null };

/**
 * Reads the people of a file in batches, each row checked by itself. The returned end says whether the file as a whole is
 * refused: nobody in it, its last row cut off, or a quote that is open at its end. `tellBytes` hears how much of it was read.
 */
export async function* readRows(
  file: string,
  format: FileFormat,
  tellBytes: (read: number) => void = () => {},
): AsyncGenerator<readonly FileRow[], FileEnd> {
  const end = { text: "\n" };
  const recordsEnd = { isCut: false };
  const bytes = createReadStream(file, { highWaterMark: 128 * 1024 });
  const texts = watchEnd(decodeText(bytes, format.encoding), end);
  let isHeader = format.hasHeader;
  let rows = 0;
  let last: FileRow | undefined;
  for await (const records of readRecords(texts, format.delimiter, recordsEnd)) {
    tellBytes(bytes.bytesRead);
    const batch: FileRow[] = [];
    for (const record of records) {
      if (
        "cells" in record &&
        (isBlank(record.cells) || (record.line === 1 && isSeparatorLine(record.cells)))
      )
        continue;
      const isHeadLine = isHeader && "cells" in record;
      // A header whose quotes went wrong is a broken row; whoever stands below it is still a person.
      isHeader = false;
      if (isHeadLine) continue;
      last = readRow(record, format);
      batch.push(last);
    }
    rows += batch.length;
    if (batch.length > 0) yield batch;
  }
  const isCut = recordsEnd.isCut || (rows > 1 && end.text !== "\n" && isShort(last));
  return { rows, refusal: refusalOf(rows, format, isCut) };
}

async function* watchEnd(texts: AsyncIterable<string>, end: { text: string }): AsyncGenerator<string> {
  for await (const text of texts) {
    if (text !== "") end.text = text.slice(-1);
    yield text;
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

const noFields = { firstName: "", lastName: "", email: "", idNumber: "", syncId: "" };

function readRow(record: CsvRecord, { columns, delimiter }: FileFormat): FileRow {
  if ("broken" in record) return brokenRow(record.line, record.broken, record.text);
  const { line, cells } = record;
  const whole = { line, ...checkRow(cellsByField(cells, columns)) };
  const isWide = lastFilled(cells) >= columns.length;
  const isNarrow = cells.length < columns.length;
  const broken = (reason: RowFault, unread: readonly string[]): FileRow => ({
    ...brokenRow(line, reason, unread.join(delimiter)),
    fields: whole.fields,
  });
  if (swallowsLines(cells, columns, delimiter, isWide || isNarrow)) return broken("quote-not-closed", cells);
  if (isWide) return broken("extra-columns", cells.slice(columns.length, lastFilled(cells) + 1));
  return isNarrow ? broken("missing-columns", cells) : whole;
}

/**
 * Whether a record is several people: two wrong quotes make one cell of all that stands between them. Then the number of
 * columns is another one, unless that cell has taken in as many delimiters as a row has.
 */
function swallowsLines(
  cells: readonly string[],
  columns: ColumnMap,
  delimiter: Delimiter,
  isOtherWidth: boolean,
): boolean {
  return cells.some(
    (cell, nth) =>
      cell.includes("\n") &&
      (isOtherWidth || (columns[nth] !== null && cell.split(delimiter).length >= columns.length)),
  );
}

/** Empty columns at the end are what spreadsheets leave behind. */
const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== "");

function brokenRow(line: number, reason: RowFault, value: string): FileRow {
  const finding: RowFinding = { column: null, reason, value, suggestion: null };
  return { line, fields: noFields, faults: [finding], notices: [] };
}

function cellsByField(cells: readonly string[], columns: ColumnMap): Parameters<typeof checkRow>[0] {
  const byField: Partial<Record<ImportField, string>> = {};
  for (const [nth, field] of columns.entries()) if (field !== null) byField[field] = cells[nth] ?? "";
  return byField;
}

const isShort = (row: FileRow | undefined): boolean =>
  row?.faults.some(({ reason }) => reason === "missing-columns") ?? false;

function refusalOf(rows: number, format: FileFormat, isCut: boolean): FileRefusal | null {
  if (rows === 0) return format.hasHeader ? "header-only" : "empty";
  return isCut ? "truncated" : null;
}
