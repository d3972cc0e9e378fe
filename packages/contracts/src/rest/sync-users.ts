import { importFields } from "@gatehouse/domain/imports/file-format";
import { importModes, refusals } from "@gatehouse/domain/imports/import-state";
import { planKinds } from "@gatehouse/domain/imports/plan-kind";
import { rowFaults } from "@gatehouse/domain/imports/row-faults";
import * as z from "zod/mini";

/** Where another system sends its list of people: `PUT`, the file as body, a project's API token as bearer. */
export const syncUsersPath = "/api/v1/sync/users";

/** What is to be done with the file; whether only to be told what it would do. */
export const syncUsersQuery = z.strictObject({
  mode: z.enum(importModes),
  dryRun: z.enum(["true", "false"]),
  /** What the history calls the file. */
  name: z.optional(z.string().check(z.maxLength(1_000))),
});
export type SyncUsersQuery = z.output<typeof syncUsersQuery>;

/** A schema with the sentence that the description of the surface says about it. */
const told = <T extends z.ZodMiniType>(schema: T, description: string): T => {
  z.globalRegistry.add(schema, { description });
  return schema;
};

const count = (description: string) => told(z.int().check(z.minimum(0)), description);
const importId = told(z.uuid(), "The run; its page is /imports/ and this.");
const plan = {
  importId,
  counts: told(z.record(z.enum(planKinds), z.int()), "How many people stand in each tab of the plan."),
  invitations: count("How many invitations go out."),
  removals: count("How many people go."),
  inScope: count("How many people the file is about."),
};

const guards = told(
  z.enum(["free", "type-number", "second-admin"]),
  "What the plan needs: nothing, an admin who types the number that go, or a second admin as well.",
);

/** 200: what was done, what would be done, or that the same file was the last one to be applied. */
export const syncAnswered = z.discriminatedUnion("result", [
  z.object({ result: z.literal("applied"), ...plan }),
  z.object({ result: z.literal("planned"), ...plan, guard: guards }),
  z.object({ result: z.literal("same-file"), importId }),
]);
export type SyncAnswered = z.output<typeof syncAnswered>;

/** 202: the plan waits until an admin has looked at it, or the work goes on. Nothing has to be sent again. */
export const syncAccepted = z.discriminatedUnion("result", [
  z.object({ result: z.literal("held"), ...plan, guard: guards }),
  z.object({ result: z.literal("running"), importId }),
]);
export type SyncAccepted = z.output<typeof syncAccepted>;

/** The most faults that one answer names. */
export const namedFaults = 1_000;

/** One error of a list: where it stands, and what is wrong there. */
const syncFault = z.object({
  line: told(z.int(), "The line of the file."),
  column: told(z.nullable(z.enum(importFields)), "The column; null when the line as a whole is meant."),
  value: told(z.string(), "What stands there."),
  reason: told(z.enum(rowFaults), "What is wrong."),
  suggestion: told(z.nullable(z.string()), "What may have been meant."),
  other: told(
    z.nullable(
      z.object({
        line: told(z.nullable(z.int()), "Another line of the file."),
        person: told(z.nullable(z.string()), "The name of somebody on the list, or of both it could be."),
      }),
    ),
    "What it collides with.",
  ),
});
export type SyncFault = z.output<typeof syncFault>;

/**
 * 422: nothing was changed. Rejected, with its faults and how many there are beyond the first thousand, all of which are on
 * the run's page; or called off, by an admin or by a newer list.
 */
export const syncRejected = z.discriminatedUnion("result", [
  z.object({
    result: z.literal("rejected"),
    importId,
    refusal: told(
      z.nullable(z.enum(refusals)),
      "Why the file as a whole is refused; null when lines are faulty.",
    ),
    faultyRows: count("How many lines are faulty."),
    faults: told(z.array(syncFault), "Each error, in the order of the file; at most 1,000."),
    more: count("How many errors there are beyond those."),
  }),
  z.object({ result: z.literal("cancelled"), importId }),
]);
export type SyncRejected = z.output<typeof syncRejected>;

/** Any other refusal: a code of the product, and what it may tell. */
export const restError = z.object({
  error: told(z.string(), "A code that stays the same."),
  details: told(z.record(z.string(), z.unknown()), "What it may tell, such as the fields that are wrong."),
});

/** What a list may be sent as; without a content type it is taken for one of these. */
export const listTypes = ["text/csv", "text/plain", "application/octet-stream"] as const;
