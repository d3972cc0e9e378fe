import { nameWords } from "../users/normalise.ts";
import type { ColumnMap, ImportField } from "./file-format.ts";
import { importFields, isReadable } from "./file-format.ts";

/** What the columns are called in files people have: English, German, French, Dutch, and the names other systems export. */
const knownNames: Readonly<Record<ImportField, readonly string[]>> = {
  firstName: [
    "first name",
    "firstname",
    "given name",
    "givenname",
    "forename",
    "vorname",
    "prenom",
    "voornaam",
    "first",
  ],
  lastName: [
    ...["last name", "lastname", "surname", "family name", "familyname", "sn", "last"],
    ...["nachname", "familienname", "nom", "nom de famille", "achternaam", "familienaam"],
  ],
  email: [
    ...["email", "e mail", "mail", "email address", "e mail address", "emailaddress"],
    ...[
      "e mail adresse",
      "emailadresse",
      "mailadresse",
      "courriel",
      "adresse e mail",
      "e mailadres",
      "mailadres",
    ],
  ],
  idNumber: [
    ...[
      "id",
      "id number",
      "card",
      "card id",
      "card number",
      "cardnumber",
      "badge",
      "badge id",
      "badge number",
      "number",
    ],
    ...[
      "ausweis",
      "ausweisnummer",
      "kartennummer",
      "kartennr",
      "numero",
      "numero de carte",
      "kaartnummer",
      "badgenummer",
    ],
  ],
  syncId: [
    ...[
      "sync id",
      "syncid",
      "external id",
      "externalid",
      "employee id",
      "employeeid",
      "personnel number",
      "person id",
    ],
    ...["personalnummer", "matricule", "personeelsnummer", "object id", "objectid"],
  ],
};

const fieldByName = new Map(
  importFields.flatMap((field) => knownNames[field].map((name) => [keyOf(name), field] as const)),
);

/** A column's name for comparing: words in alphabetical order, no diacritics, no punctuation. */
function keyOf(name: string): string {
  return nameWords(name.replace(/[-_]/g, " ")).join(" ");
}

/** Which field a column of this name holds; null when the name is not known. */
export const fieldOfColumnName = (name: string): ImportField | null => fieldByName.get(keyOf(name)) ?? null;

/** One text for a header row, by which a remembered mapping is found again. */
export const headerKey = (cells: readonly string[]): string => cells.map(keyOf).join("|");

/** Whether the first record names the columns: it has no address in it, and a known name or an address below. */
export function detectHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = records;
  if (!first || first.some((cell) => cell.includes("@"))) return false;
  if (first.some((cell) => fieldOfColumnName(cell) !== null)) return true;
  const columnsWithAddress = rest.flatMap((cells) =>
    cells.flatMap((cell, nth) => (cell.includes("@") ? [nth] : [])),
  );
  return columnsWithAddress.length > 0 && first.every((cell) => !/\d/.test(cell));
}

/** A mapping an admin chose for a header, as the project remembers it. */
export type RememberedMapping = { readonly header: string; readonly columns: ColumnMap };

/**
 * The columns of a file: as chosen before for this very header, else by the names of the header when all that is needed is
 * among them, else in the order every file of ours has.
 */
export function detectColumns(
  records: readonly (readonly string[])[],
  hasHeader: boolean,
  remembered: RememberedMapping | null,
): ColumnMap {
  const first = records[0] ?? [];
  if (hasHeader) {
    if (remembered?.header === headerKey(first) && remembered.columns.length === first.length)
      return remembered.columns;
    const named = byName(first);
    if (isReadable(named)) return named;
  }
  const width = Math.max(4, first.length);
  return Array.from({ length: width }, (_, nth) => importFields[nth] ?? null);
}

/** A field that two columns claim belongs to the left one. */
function byName(cells: readonly string[]): ColumnMap {
  const taken = new Set<ImportField>();
  return cells.map((cell) => {
    const field = fieldOfColumnName(cell);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}
