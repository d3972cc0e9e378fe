import { createReadStream } from "node:fs";
import { detectDelimiter, isSeparatorLine, splitRecords } from "@gatehouse/domain/imports/detect-delimiter";
import {
  type EncodingProbe,
  emptyProbe,
  encodingOf,
  endsInsideCharacter,
  isForeignFile,
  probeBytes,
} from "@gatehouse/domain/imports/detect-encoding";
import {
  detectColumns,
  detectHeader,
  headerKey,
  type RememberedMapping,
} from "@gatehouse/domain/imports/detect-header";
import {
  type ColumnMap,
  type Delimiter,
  type FileEncoding,
  type FileFormat,
  requiredImportFields,
  widestFile,
} from "@gatehouse/domain/imports/file-format";
import type { FileRefusal } from "@gatehouse/domain/imports/import-state";
import { decodeText } from "./decode-text.ts";

/** How much of a file is decoded to look at it. */
const sampleBytes = 64 * 1024;
/** How many records are shown. */
const shownRecords = 8;

/** What somebody corrected of what was found. */
export type FormatChoice = {
  readonly encoding?: FileEncoding;
  readonly delimiter?: Delimiter;
  readonly hasHeader?: boolean;
  readonly columns?: ColumnMap;
};

/** A file as it was found: how to read it, its first records, and why it cannot be meant. */
export type ProbedFile = {
  readonly format: FileFormat;
  /** The first records as cells, a header included. */
  readonly sample: readonly (readonly string[])[];
  /** The header as a project remembers it; null without one. */
  readonly headerKey: string | null;
  readonly refusal: FileRefusal | null;
};

/** Looks at a whole file once and finds its encoding, delimiter, header and columns; what was chosen replaces what was found. */
export async function probeFile(
  file: string,
  choice: FormatChoice = {},
  remembered: RememberedMapping | null = null,
): Promise<ProbedFile> {
  let probe: EncodingProbe = emptyProbe;
  const head: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: sampleBytes })) {
    const bytes: Buffer = chunk;
    probe = probeBytes(probe, bytes);
    if (head.length === 0) head.push(bytes);
  }
  const encoding = choice.encoding ?? encodingOf(probe);
  const text = await firstText(head, encoding);
  const delimiter = choice.delimiter ?? detectDelimiter(text);
  const records = splitRecords(text, delimiter, shownRecords).filter((cells) => !isSeparatorLine(cells));
  const hasHeader = choice.hasHeader ?? detectHeader(records);
  const columns = choice.columns ?? detectColumns(records, hasHeader, remembered);
  return {
    format: { encoding, delimiter, hasHeader, columns: columns.slice(0, widestFile) },
    sample: records.map((cells) => cells.slice(0, widestFile)),
    headerKey: hasHeader ? headerKey(records[0] ?? []) : null,
    refusal: refusalOf(probe, encoding, records),
  };
}

async function firstText(head: readonly Buffer[], encoding: FileEncoding): Promise<string> {
  const parts: string[] = [];
  for await (const text of decodeText(asyncly(head), encoding)) parts.push(text);
  return parts.join("");
}

async function* asyncly<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** Whether there is a person in the file at all is known only when its rows were read. */
function refusalOf(
  probe: EncodingProbe,
  encoding: FileEncoding,
  records: ProbedFile["sample"],
): FileRefusal | null {
  if (isForeignFile(probe)) return "not-text";
  if (records.length === 0) return "empty";
  if (records.some((cells) => cells.length > widestFile)) return "too-many-columns";
  if (endsInsideCharacter(probe, encoding)) return "truncated";
  return records.every((cells) => cells.length < requiredImportFields.length) ? "columns-missing" : null;
}
