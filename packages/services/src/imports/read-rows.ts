import { createReadStream } from "node:fs";
import { isSeparatorLine } from "@gatehouse/domain/imports/detect-delimiter";
import type { ColumnMap, FileFormat, ImportField } from "@gatehouse/domain/imports/file-format";
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
 * refused: nobody in it, or its last row cut off.
 */
export async function* readRows(
  file: string,
  format: FileFormat,
): AsyncGenerator<readonly FileRow[], FileEnd> {
  const end = { text: "\n" };
  const texts = watchEnd(
    decodeText(createReadStream(file, { highWaterMark: 128 * 1024 }), format.encoding),
    end,
  );
  let isHeader = format.hasHeader;
  let rows = 0;
  let last: FileRow | undefined;
  for await (const records of readRecords(texts, format.delimiter)) {
    const batch: FileRow[] = [];
    for (const record of records) {
      if (
        "cells" in record &&
        (isBlank(record.cells) || (record.line === 1 && isSeparatorLine(record.cells)))
      )
        continue;
      if (isHeader && "cells" in record) {
        isHeader = false;
        continue;
      }
      last = readRow(record, format.columns);
      batch.push(last);
    }
    rows += batch.length;
    if (batch.length > 0) yield batch;
  }
  return { rows, refusal: refusalOf(rows, format, last, end.text) };
}

async function* watchEnd(texts: AsyncIterable<string>, end: { text: string }): AsyncGenerator<string> {
  for await (const text of texts) {
    if (text !== "") end.text = text.slice(-1);
    yield text;
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

const noFields = { firstName: "", lastName: "", email: "", idNumber: "", syncId: "" };

function readRow(record: CsvRecord, columns: ColumnMap): FileRow {
  if ("broken" in record) return brokenRow(record.line, record.broken, "");
  const { line, cells } = record;
  const width = lastFilled(cells) + 1;
  if (width > columns.length)
    return {
      ...brokenRow(line, "extra-columns", cells.slice(columns.length).join(" ")),
      fields: fieldsOf(cells, columns),
    };
  if (cells.length < columns.length)
    return { ...brokenRow(line, "missing-columns", cells.join(" ")), fields: fieldsOf(cells, columns) };
  return { line, ...checkRow(cellsByField(cells, columns)) };
}

/** Empty columns at the end are what spreadsheets leave behind. */
const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== "");

function brokenRow(line: number, reason: RowFault, value: string): FileRow {
  const finding: RowFinding = { column: null, reason, value: value.slice(0, 200), suggestion: null };
  return { line, fields: noFields, faults: [finding], notices: [] };
}

const fieldsOf = (cells: readonly string[], columns: ColumnMap) =>
  checkRow(cellsByField(cells, columns)).fields;

function cellsByField(cells: readonly string[], columns: ColumnMap): Parameters<typeof checkRow>[0] {
  const byField: Partial<Record<ImportField, string>> = {};
  for (const [nth, field] of columns.entries()) if (field !== null) byField[field] = cells[nth] ?? "";
  return byField;
}

function refusalOf(
  rows: number,
  format: FileFormat,
  last: FileRow | undefined,
  lastSign: string,
): FileRefusal | null {
  if (rows === 0) return format.hasHeader ? "header-only" : "empty";
  const isShort = last?.faults.some(({ reason }) => reason === "missing-columns") ?? false;
  return isShort && rows > 1 && lastSign !== "\n" ? "truncated" : null;
}
