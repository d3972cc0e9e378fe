import type { RowFault } from "@gatehouse/domain/imports/row-faults";

const texts: Readonly<Record<RowFault, string>> = {
  "missing-columns": "columns are missing",
  "extra-columns": "too many columns",
  empty: "a required field is empty",
  "email-invalid": "not an e-mail address",
  "too-long": "a text is too long",
  nul: "contains a NUL character",
  "control-character": "contains a control character",
  undecodable: "contains characters of another encoding",
  "quote-not-closed": "a quote is not closed, the lines after it were not read",
  "stray-quote": "a quote inside an unquoted text",
  "id-twice-in-file": "the ID is in the file twice",
  "sync-id-twice-in-file": "the Sync ID is in the file twice",
  "email-twice-in-file": "the e-mail is in the file twice without Sync IDs",
  "id-taken": "somebody else has this ID",
  "matches-two-people": "could be two people",
  "person-twice-in-file": "two rows are the same person",
};

/** A fault in words, for files that people open. */
export const reasonText = (reason: string): string =>
  Object.entries(texts).find(([code]) => code === reason)?.[1] ?? reason;
