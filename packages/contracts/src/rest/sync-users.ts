import { importFields } from "@gatehouse/domain/imports/file-format";
import { importModes, refusals } from "@gatehouse/domain/imports/import-state";
import { planKinds } from "@gatehouse/domain/imports/plan-kind";
import { rowFaults } from "@gatehouse/domain/imports/row-faults";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** Where another system sends its list of people: `PUT`, the file as body, a project's API token as bearer. */
export const syncUsersPath = "/api/v1/sync/users";

/** What is to be done with the file; whether only to be told what it would do. */
export const syncUsersQuery = z.strictObject({
  mode: z.enum(importModes),
  dryRun: z.enum(["true", "false"]),
});
export type SyncUsersQuery = z.output<typeof syncUsersQuery>;

const counts = z.record(z.enum(planKinds), z.number());
const plan = { importId: id, counts, invitations: z.number(), removals: z.number(), inScope: z.number() };

const guards = z.enum(["free", "type-number", "second-admin"]);

/** 200: what was done, what would be done, or that the same file was the last one to be applied. */
export const syncAnswered = z.discriminatedUnion("result", [
  z.object({ result: z.literal("applied"), ...plan }),
  z.object({ result: z.literal("planned"), ...plan, guard: guards }),
  z.object({ result: z.literal("same-file"), importId: id }),
]);
export type SyncAnswered = z.output<typeof syncAnswered>;

/** 202: the plan waits until an admin has looked at it, or the work goes on. Nothing has to be sent again. */
export const syncAccepted = z.discriminatedUnion("result", [
  z.object({ result: z.literal("held"), ...plan, guard: guards }),
  z.object({ result: z.literal("running"), importId: id }),
]);
export type SyncAccepted = z.output<typeof syncAccepted>;

/** One error of a list: where it stands, and what is wrong there. */
const syncFault = z.object({
  line: z.number(),
  column: z.nullable(z.enum(importFields)),
  value: z.string(),
  reason: z.enum(rowFaults),
  suggestion: z.nullable(z.string()),
});
export type SyncFault = z.output<typeof syncFault>;

/**
 * 422: nothing was changed. Rejected with the first hundred faults, all of which are on the run's page; or called off, by an
 * admin or by a newer list.
 */
export const syncRejected = z.discriminatedUnion("result", [
  z.object({
    result: z.literal("rejected"),
    importId: id,
    /** Why the file as a whole is refused; null when rows are faulty. */
    refusal: z.nullable(z.enum(refusals)),
    faultyRows: z.number(),
    faults: z.array(syncFault),
  }),
  z.object({ result: z.literal("cancelled"), importId: id }),
]);
export type SyncRejected = z.output<typeof syncRejected>;

/** Any other refusal: a code of the product, and what it may tell. */
export const restError = z.object({ error: z.string(), details: z.record(z.string(), z.unknown()) });
