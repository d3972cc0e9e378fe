import { userFieldLimits } from "../users/user-fields.ts";
import { checkEmail } from "./email-check.ts";
import type { ImportField } from "./file-format.ts";
import { importFields, requiredImportFields } from "./file-format.ts";

/** Why a row cannot be taken, as the error list names it. */
export const rowFaults = [
  "missing-columns",
  "extra-columns",
  "empty",
  "email-invalid",
  "too-long",
  "nul",
  "control-character",
  "undecodable",
  "quote-not-closed",
  "stray-quote",
  "id-twice-in-file",
  "sync-id-twice-in-file",
  "email-twice-in-file",
  "id-taken",
  "matches-two-people",
  "person-twice-in-file",
] as const;

/** One of the reasons. */
export type RowFault = (typeof rowFaults)[number];

/**
 * Whether a row with this fault can be mended by itself. A quote that is not closed has taken in the lines after it: mending the
 * one line would leave out the people on the others, and they would be removed.
 */
export const isMendable = (reason: RowFault | RowNotice): boolean => reason !== "quote-not-closed";

/** What is worth knowing of a row that can be taken all the same. */
export const rowNotices = [
  "formula",
  "line-break",
  "scientific-number",
  "blocklist-hit",
  "email-shared",
  "name-alike",
] as const;

/** One of the notices. */
export type RowNotice = (typeof rowNotices)[number];

/** The fields of a row, cleaned; an empty Sync ID is none. */
export type RowFields = Readonly<Record<ImportField, string>>;

/** A fault or a notice of one row, with what the cell reads and what it might be meant to read. */
export type RowFinding = {
  readonly column: ImportField | null;
  readonly reason: RowFault | RowNotice;
  readonly value: string;
  readonly suggestion: string | null;
};

/** A row as it was checked. */
export type CheckedRow = {
  readonly fields: RowFields;
  readonly faults: readonly RowFinding[];
  readonly notices: readonly RowFinding[];
};

const isFault = (reason: RowFinding["reason"]): boolean => (rowFaults as readonly string[]).includes(reason);

/** Checks the cells of one row by themselves; what needs other rows or the list is found later. */
export function checkRow(cells: Readonly<Partial<Record<ImportField, string>>>): CheckedRow {
  const faults: RowFinding[] = [];
  const notices: RowFinding[] = [];
  const fields: Record<ImportField, string> = {
    firstName: "",
    lastName: "",
    email: "",
    idNumber: "",
    syncId: "",
  };
  for (const column of importFields) {
    const cell = cells[column] ?? "";
    const value = cleanCell(cell);
    fields[column] = value;
    for (const finding of checkCell(column, cell, value))
      (isFault(finding.reason) ? faults : notices).push({ column, value, ...finding });
  }
  return { fields, faults, notices };
}

/** Printable ASCII that begins with a letter or digit and ends without a space, as nearly every cell is: kept as it stands. */
const isPlain = (text: string): boolean => /^[A-Za-z0-9](?:[ -~]*[!-~])?$/.test(text);

type Finding = Pick<RowFinding, "reason" | "suggestion">;

const required: readonly string[] = requiredImportFields;

function checkCell(column: ImportField, cell: string, value: string): readonly Finding[] {
  if (value === "") return required.includes(column) ? [{ reason: "empty", suggestion: null }] : none;
  const plain = isPlain(cell);
  const spoilt = plain ? null : checkCharacters(value);
  if (spoilt) return [spoilt];
  if ((plain ? value : [...value]).length > userFieldLimits[column])
    return [{ reason: "too-long", suggestion: null }];
  if (column === "email") {
    const verdict = checkEmail(value);
    if (!verdict.valid) return [{ reason: "email-invalid", suggestion: verdict.suggestion }];
  }
  return plain && !/e/i.test(value) ? none : noticesOf(column, cell, value);
}

const none: readonly Finding[] = [];

function checkCharacters(value: string): Finding | null {
  if (value.includes("\0")) return { reason: "nul", suggestion: value.replaceAll("\0", "") };
  if (value.includes("\ufffd")) return { reason: "undecodable", suggestion: null };
  if (/\p{Cc}/u.test(value))
    return { reason: "control-character", suggestion: value.replace(/\p{Cc}/gu, "") };
  return null;
}

function noticesOf(column: ImportField, cell: string, value: string): readonly Finding[] {
  const notices: Finding[] = [];
  if (/^[=+@\t-]/.test(value) && !/^[+-]?\d+$/.test(value))
    notices.push({ reason: "formula", suggestion: null });
  if (/[\r\n]/.test(cell.trim())) notices.push({ reason: "line-break", suggestion: null });
  const isNumber = column === "idNumber" || column === "syncId";
  if (isNumber && /^\d([.,]\d+)?E\+?\d+$/i.test(value))
    notices.push({ reason: "scientific-number", suggestion: null });
  return notices;
}

/**
 * The text of a cell as it is kept: composed, without space around it, line breaks inside as one
 * space, and without the apostrophe that our own files put before what a spreadsheet would run. Nothing becomes a number.
 */
export const cleanCell = (cell: string): string =>
  isPlain(cell)
    ? cell
    : cell
        .normalize("NFC")
        .replace(/[\u200b\ufeff]/g, "")
        .replace(/\s*[\r\n]+\s*/g, " ")
        .trim()
        .replace(/^'(?=[=+@\t-])/, "");
