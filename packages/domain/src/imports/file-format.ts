/** The encodings a file may have. */
export const fileEncodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

/** One of the encodings. */
export type FileEncoding = (typeof fileEncodings)[number];

/** The signs that may stand between two cells. */
export const delimiters = [",", ";", "\t"] as const;

/** One of the signs between cells. */
export type Delimiter = (typeof delimiters)[number];

/** The fields a file may carry, in the order of the columns of a file without a header. */
export const importFields = ["firstName", "lastName", "email", "idNumber", "syncId"] as const;

/** One of the fields. */
export type ImportField = (typeof importFields)[number];

/** The columns every file must have; only the Sync ID may be left out. */
export const requiredImportFields = [
  "firstName",
  "lastName",
  "email",
  "idNumber",
] as const satisfies readonly ImportField[];

/** Which field each column of the file holds, from the left; null is a column that is not read. */
export type ColumnMap = readonly (ImportField | null)[];

/** The most columns a file may have: what is wider is no list of people. */
export const widestFile = 300;

/** How a file is to be read: found by detection, and every part of it can be corrected. */
export type FileFormat = {
  readonly encoding: FileEncoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  readonly columns: ColumnMap;
};

/** The required fields that no column holds. */
export const unmappedFields = (columns: ColumnMap): readonly ImportField[] =>
  requiredImportFields.filter((field) => !columns.includes(field));

/** Whether a column map is one a file can be read with: everything required is there, and nothing twice. */
export function isReadable(columns: ColumnMap): boolean {
  const named = columns.filter((field) => field !== null);
  return unmappedFields(columns).length === 0 && new Set(named).size === named.length;
}
