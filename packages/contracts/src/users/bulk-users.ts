import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";
import { reviewNote } from "../reviews/review-user.ts";
import { validity } from "../roles/user-roles.ts";
import { blockFields } from "./block-user.ts";

/** The most people one bulk verb takes. */
export const bulkLimit = 10_000;

/**
 * A verb on many people. Undo is the inverse verb on those it was done to (the ids sent, without the failed):
 * `archive` and `delete` ↔ `restore`, `give-role` ↔ `take-role`.
 */
export const bulkAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("invite") }),
  z.strictObject({ kind: z.literal("give-role"), roleId: id, ...validity }),
  z.strictObject({ kind: z.literal("take-role"), roleId: id }),
  z.strictObject({ kind: z.literal("block"), ...blockFields }),
  z.strictObject({ kind: z.literal("review"), note: reviewNote }),
  z.strictObject({ kind: z.literal("archive"), tellPerson: z.boolean() }),
  z.strictObject({ kind: z.literal("delete") }),
  z.strictObject({ kind: z.literal("restore"), tellPerson: z.boolean() }),
]);
export type BulkAction = z.output<typeof bulkAction>;

export const bulkUsersInput = z.strictObject({
  ...inProject,
  ids: z.array(id).check(z.minLength(1), z.maxLength(bulkLimit)),
  action: bulkAction,
});
export type BulkUsersInput = z.output<typeof bulkUsersInput>;

/** Whom it was not done to, and why: `code` is a refusal of the product. */
export const bulkFailure = z.object({ userId: id, name: z.string(), code: z.string() });
export type BulkFailure = z.output<typeof bulkFailure>;

/** "112 done, 3 failed, show". */
export const bulkResult = z.object({ done: z.number(), failed: z.array(bulkFailure) });
export type BulkResult = z.output<typeof bulkResult>;
