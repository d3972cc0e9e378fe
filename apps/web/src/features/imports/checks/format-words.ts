import type { FileFormatView } from "@gatehouse/contracts/imports/import-format";
import type { Delimiter, FileEncoding, ImportField } from "@gatehouse/domain/imports/file-format";
import { delimiters, fileEncodings, importFields } from "@gatehouse/domain/imports/file-format";
import { fieldWords } from "~/features/users/forms/field-words.ts";
import type { Option } from "~/ui/fields/option.ts";

const encodingWords: Readonly<Record<FileEncoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
};

const delimiterWords: Readonly<Record<Delimiter, string>> = {
  ",": "Comma  ,",
  ";": "Semicolon  ;",
  "\t": "Tab",
};

/** The encodings to choose from. */
export const encodingOptions: readonly Option<FileEncoding>[] = fileEncodings.map((value) => ({
  value,
  label: encodingWords[value],
}));

/** The signs between columns to choose from. */
export const delimiterOptions: readonly Option<Delimiter>[] = delimiters.map((value) => ({
  value,
  label: delimiterWords[value],
}));

/** How a file was read, in a line: `UTF-8, comma, no header`. */
export function formatText({ encoding, delimiter, hasHeader }: FileFormatView): string {
  const sign = delimiterWords[delimiter].replace(/\W+$/, "").toLowerCase();
  return `${encodingWords[encoding]}, ${sign}, ${hasHeader ? "with a header" : "no header"}`;
}

/** What a column may hold; `none` is a column that is not read. */
export const columnOptions: readonly Option<ImportField | "none">[] = [
  ...importFields.map((value) => ({ value, label: fieldWords[value] })),
  { value: "none" as const, label: "Not read" },
];
