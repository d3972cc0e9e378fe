import { delimiters, fileEncodings, importFields, widestFile } from "@gatehouse/domain/imports/file-format";
import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/** Which field each column of the file holds, from the left; null is a column that is not read. */
export const columnMap = z
  .array(z.nullable(z.enum(importFields)))
  .check(z.minLength(1), z.maxLength(widestFile));

/** How a file is read. */
export const fileFormat = z.object({
  encoding: z.enum(fileEncodings),
  delimiter: z.enum(delimiters),
  hasHeader: z.boolean(),
  columns: columnMap,
});
export type FileFormatView = z.output<typeof fileFormat>;

/** Corrects how the file is read; it is read anew. What is left out is detected again. */
export const setFormatInput = z.strictObject({
  ...inProject,
  importId: id,
  encoding: z.optional(z.enum(fileEncodings)),
  delimiter: z.optional(z.enum(delimiters)),
  hasHeader: z.optional(z.boolean()),
  columns: z.optional(columnMap),
  /** Choose these columns by themselves next time a file has this header. */
  remember: z.boolean(),
});
export type SetFormatInput = z.output<typeof setFormatInput>;
