import { importFields } from "@gatehouse/domain/imports/file-format";
import { rowFaults, rowNotices } from "@gatehouse/domain/imports/row-faults";
import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/** The most faults that can be mended on the page; more are better mended in the file. */
export const editableFaults = 50;

export const importFindingsInput = z.strictObject({
  ...inProject,
  importId: id,
  isFault: z.boolean(),
  reason: z.optional(z.enum([...rowFaults, ...rowNotices])),
  cursor: z.optional(z.string().check(z.maxLength(40))),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export type ImportFindingsInput = z.output<typeof importFindingsInput>;

/** Something about one row. `column` null: the row as a whole. */
export const importFinding = z.object({
  n: z.number(),
  line: z.number(),
  column: z.nullable(z.enum(importFields)),
  reason: z.enum([...rowFaults, ...rowNotices]),
  value: z.string(),
  suggestion: z.nullable(z.string()),
  /** What the row collides with: another line, another person, or both people it could be. */
  other: z.nullable(
    z.object({ line: z.nullable(z.number()), userId: z.nullable(id), name: z.nullable(z.string()) }),
  ),
  /** The row as it reads now, for editing. */
  fields: z.object({
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    idNumber: z.string(),
    syncId: z.string(),
  }),
});
export type ImportFinding = z.output<typeof importFinding>;

export const importFindings = z.object({ rows: z.array(importFinding), next: z.nullable(z.string()) });
export type ImportFindings = z.output<typeof importFindings>;

const cell = z.string().check(z.maxLength(1_000));

/** Mends one row in place. It is checked anew, and the plan is made anew. Possible with up to 50 faults. */
export const editImportRowInput = z.strictObject({
  ...inProject,
  importId: id,
  n: z.int(),
  fields: z.strictObject({ firstName: cell, lastName: cell, email: cell, idNumber: cell, syncId: cell }),
});
export type EditImportRowInput = z.output<typeof editImportRowInput>;
