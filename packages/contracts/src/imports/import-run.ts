import {
  importKinds,
  importModes,
  importScopes,
  importStates,
  refusals,
} from "@gatehouse/domain/imports/import-state";
import { planKinds } from "@gatehouse/domain/imports/plan-kind";
import { rowFaults, rowNotices } from "@gatehouse/domain/imports/row-faults";
import * as z from "zod/mini";
import { actorView } from "../changes/actor-view.ts";
import { id, inProject, moment } from "../fields/fields.ts";
import { fileFormat } from "./import-format.ts";

/** Whom the file is about; the company or the group where it is about one. */
export const importScope = z.object({
  kind: z.enum(importScopes),
  /** Of the company or group, also when it is gone by now. */
  name: z.nullable(z.string()),
});

/** A person whose place in the plan moved because the list did; `was` or `is` null: was not, or is no longer in it. */
export const planDifference = z.object({
  userId: z.nullable(id),
  line: z.nullable(z.number()),
  name: z.string(),
  /** Where they stand, what is written to them, or what the writing meets. */
  what: z.enum(["place", "fields", "standing", "pass", "invitation", "blocklist"]),
  was: z.nullable(z.enum(planKinds)),
  is: z.nullable(z.enum(planKinds)),
});
export type PlanDifference = z.output<typeof planDifference>;

/** What applying would do. `hash` is what one agrees to; it covers the file, the choices and every person in the plan. */
export const importPlan = z.object({
  hash: z.string(),
  counts: z.record(z.enum(planKinds), z.number()),
  /** Mails that go out. */
  mails: z.object({ invitations: z.number(), removals: z.number(), returns: z.number() }),
  guard: z.enum(["free", "type-number", "second-admin"]),
  removals: z.number(),
  inScope: z.number(),
  /** Of those who come back: how many with the same phone, and how many need a new invitation. */
  phones: z.object({ same: z.number(), anew: z.number() }),
  /** New people and the default role: null means that they will open no door. */
  defaultRole: z.nullable(z.string()),
  /** The list moved since the plan before this one: who stands elsewhere now. `total` may be more than are shown. */
  moved: z.nullable(z.object({ total: z.number(), shown: z.array(planDifference) })),
});
export type ImportPlan = z.output<typeof importPlan>;

/**
 * How far a run is that is being worked on, within its phase: bytes of the file while it is read, steps while it is compared,
 * people while they are written. `total` 0: not known, or nothing to count.
 */
export const importProgress = z.object({
  phase: z.enum(["read", "plan", "lock", "add", "remove", "change", "record"]),
  done: z.number(),
  total: z.number(),
});
export type ImportProgress = z.output<typeof importProgress>;

/** One line of the history. */
export const importRow = z.object({
  id,
  kind: z.enum(importKinds),
  state: z.enum(importStates),
  mode: z.enum(importModes),
  /** Another system only asked what would be done: this run cannot be agreed to. */
  dryRun: z.boolean(),
  fileName: z.string(),
  fileHash: z.string(),
  fileBytes: z.number(),
  rows: z.number(),
  faultyRows: z.number(),
  counts: z.nullable(z.record(z.enum(planKinds), z.number())),
  createdAt: moment,
  createdBy: actorView,
  finishedAt: z.nullable(moment),
  finishedBy: z.nullable(actorView),
  reverts: z.nullable(id),
  /** A revert of this run is done. */
  reverted: z.boolean(),
  /** Its file, its errors and the people of its plan are no longer kept. */
  cleared: z.boolean(),
});
export type ImportRow = z.output<typeof importRow>;

/** A run with everything its page shows beside the lists. */
export const importRun = z.extend(importRow, {
  inviteAll: z.boolean(),
  /** Of a revert: those who come back get a mail. */
  tellReturned: z.boolean(),
  scope: importScope,
  /** Null for a revert, which has no file. */
  format: z.nullable(fileFormat),
  /** The first records as cells, a header included. */
  sample: z.array(z.array(z.string())),
  refusal: z.nullable(z.enum(refusals)),
  notices: z.number(),
  /** How many findings there are of each reason. */
  reasons: z.array(
    z.object({ reason: z.enum([...rowFaults, ...rowNotices]), isFault: z.boolean(), count: z.number() }),
  ),
  plan: z.nullable(importPlan),
  /** Of a plan that waits: something it is made of has changed since. Agreeing compares again and asks if that makes a difference. */
  listMoved: z.boolean(),
  progress: z.nullable(importProgress),
  agreedBy: z.nullable(actorView),
  approvedBy: z.nullable(actorView),
  /** Whether the asking admin may approve as the second one. */
  canApprove: z.boolean(),
  /** Of a run that waits for a second admin: how many there are who could be that one. */
  approvers: z.number(),
  /** The run that undoes this one, from the moment it is begun; `reverted` says that it is done. */
  revertedBy: z.nullable(id),
  /** Until when this run can be reverted; null when it cannot. */
  revertibleUntil: z.nullable(moment),
  /** Of a revert that waits: the time for it has passed, it can only be called off. */
  isTooLate: z.boolean(),
  /** Why the last attempt to apply did not go through. */
  failure: z.nullable(z.enum(["moved", "internal"])),
});
export type ImportRun = z.output<typeof importRun>;

export const ofImport = z.strictObject({ ...inProject, importId: id });
export type OfImport = z.output<typeof ofImport>;

export const importsListInput = z.strictObject({
  ...inProject,
  /** From a former answer's `next`; absent for the first page. */
  cursor: z.optional(id),
  limit: z.int().check(z.minimum(1), z.maximum(100)),
  /** Only those that stand still until an admin does something. */
  waiting: z.optional(z.boolean()),
});
export type ImportsListInput = z.output<typeof importsListInput>;

/** A page of runs; `total` counts all that were asked for, on other pages too. */
export const importsList = z.object({ rows: z.array(importRow), next: z.nullable(id), total: z.number() });
export type ImportsList = z.output<typeof importsList>;
