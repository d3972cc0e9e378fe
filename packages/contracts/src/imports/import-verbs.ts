import { importModes, importScopes, importStates } from "@gatehouse/domain/imports/import-state";
import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/**
 * What becomes of people who are not in the file, whether people without a pass are invited too, and (of a revert) whether
 * those who come back are told so by mail.
 */
export const setImportOptionsInput = z.strictObject({
  ...inProject,
  importId: id,
  mode: z.enum(importModes),
  inviteAll: z.boolean(),
  tellReturned: z.boolean(),
});
export type SetImportOptionsInput = z.output<typeof setImportOptionsInput>;

/** Answers a question about one row: who it is (null takes that back), or that somebody sent away comes back. */
export const chooseInput = z.strictObject({
  ...inProject,
  importId: id,
  n: z.int(),
  choice: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("match"), userId: z.nullable(id) }),
    z.strictObject({ kind: z.literal("restore"), restore: z.boolean() }),
  ]),
});
export type ChooseInput = z.output<typeof chooseInput>;

/** Agrees to a plan. `removals` is the number typed, when the guard asks for it. */
export const applyImportInput = z.strictObject({
  ...inProject,
  importId: id,
  planHash: z.string().check(z.length(64)),
  removals: z.nullable(z.int()),
});
export type ApplyImportInput = z.output<typeof applyImportInput>;

/** Agrees a second time, by another admin. */
export const approveImportInput = z.strictObject({
  ...inProject,
  importId: id,
  planHash: z.string().check(z.length(64)),
});
export type ApproveImportInput = z.output<typeof approveImportInput>;

/** Where a run stands after a verb. */
export const importMoved = z.object({ importId: id, state: z.enum(importStates) });
export type ImportMoved = z.output<typeof importMoved>;

/** Whom files are about, and from how many removals on they stop. */
export const importSettings = z.object({
  scope: z.enum(importScopes),
  companyId: z.nullable(id),
  groupId: z.nullable(id),
  guardPercent: z.int().check(z.minimum(1), z.maximum(100)),
  guardPeople: z.int().check(z.minimum(1), z.maximum(1_000_000)),
});
export type ImportSettings = z.output<typeof importSettings>;

export const importSettingsInput = z.strictObject(inProject);

export const setImportSettingsInput = z.strictObject({ ...inProject, ...importSettings.shape });
export type SetImportSettingsInput = z.output<typeof setImportSettingsInput>;
