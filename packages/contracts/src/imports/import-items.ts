import { planKinds } from "@gatehouse/domain/imports/plan-kind";
import { passKinds } from "@gatehouse/domain/passes/pass";
import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/** One tab of a plan. */
export const importItemsInput = z.strictObject({
  ...inProject,
  importId: id,
  kind: z.enum(planKinds),
  cursor: z.optional(z.int()),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export type ImportItemsInput = z.output<typeof importItemsInput>;

/** One person of a plan. */
export const importItem = z.object({
  i: z.number(),
  kind: z.enum(planKinds),
  /** The row of the file, for `imports.choose`; null for somebody who is not in it. */
  n: z.nullable(z.number()),
  line: z.nullable(z.number()),
  /** Null for somebody who is only going to be added. */
  userId: z.nullable(id),
  name: z.string(),
  email: z.string(),
  standing: z.enum(standings),
  passState: z.enum(passKinds),
  /** An invitation goes out. */
  invites: z.boolean(),
  /** The blocklist matches: no invitation, a review. */
  hit: z.boolean(),
  /** Cell by cell, old → new; of somebody new only what the file says. */
  changes: z.array(
    z.object({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
  /** Of a revert: fields the run wrote and somebody has changed since; they stay. */
  editedSince: z.array(z.string()),
  /** Somebody of the same name who is not in the file, and may be who is meant. */
  suggested: z.nullable(z.object({ userId: id, name: z.string(), email: z.string() })),
  /** The match by name was accepted, or the return of somebody archived by hand was ticked. */
  chosen: z.boolean(),
});
export type ImportItem = z.output<typeof importItem>;

export const importItems = z.object({ rows: z.array(importItem), next: z.nullable(z.int()) });
export type ImportItems = z.output<typeof importItems>;
