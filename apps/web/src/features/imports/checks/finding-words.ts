import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import type { RowFault, RowNotice } from "@gatehouse/domain/imports/row-faults";
import { fieldWords } from "~/features/users/forms/field-words.ts";

const words: Readonly<Record<RowFault | RowNotice, string>> = {
  "missing-columns": "Columns are missing in this line",
  "extra-columns": "More columns than the others",
  empty: "Must not be empty",
  "email-invalid": "Not an e-mail address",
  "too-long": "Too long",
  nul: "Contains a NUL character",
  "control-character": "Contains a control character",
  undecodable: "Contains characters of another encoding",
  "quote-not-closed": "A quote opens here and is not closed: people in the lines after it were not read",
  "stray-quote": "A quote inside an unquoted text",
  "id-twice-in-file": "This ID is in the file twice",
  "sync-id-twice-in-file": "This Sync ID is in the file twice",
  "email-twice-in-file": "This e-mail is in the file twice, and no Sync ID tells the two apart",
  "id-taken": "Somebody else has this ID",
  "matches-two-people": "Could be two people",
  "person-twice-in-file": "Two lines are about the same person",
  formula: "Begins like a formula; kept as text",
  "line-break": "A line break became a space",
  "scientific-number": "Looks like a number a spreadsheet has shortened",
  "blocklist-hit": "The blocklist matches: in review, no invitation",
  "email-shared": "Somebody else has this e-mail too",
  "name-alike": "Somebody of this name is on the list already",
};

/** What a finding says of its line. */
export const reasonWords = (reason: RowFault | RowNotice): string => words[reason];

/** What the column of a finding is called; a row as a whole has none. */
export const columnWord = ({ column }: Pick<ImportFinding, "column">): string =>
  column === null ? "Whole line" : fieldWords[column];

/** With what a row collides, after its reason: `also in line 7`, `Ada Lovelace`. */
export function otherWords({ other }: Pick<ImportFinding, "other">): string {
  if (other === null) return "";
  if (other.line === null) return other.name ?? "";
  return other.name === null ? `also in line ${other.line}` : `${other.name}, line ${other.line}`;
}
