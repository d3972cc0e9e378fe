import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { actorView } from "./actor-view.ts";

/** A value as the log shows it; lists of roles and companies are lists of their names. Null stands for empty. */
export const historyValue = z.nullable(z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type HistoryValue = z.output<typeof historyValue>;

/** One field that a change wrote: what it read before (absent when it was not known), and what it reads now. */
export const historyField = z.object({
  field: z.string(),
  before: z.optional(historyValue),
  after: historyValue,
});

/** One change: who, what, old → new, when and from where. `erased` means that its details were erased on somebody's request. */
export const historyEntry = z.object({
  position: z.number(),
  at: moment,
  by: actorView,
  /** Where it came from: `web`, `system`, `pass`, `bridge`, `import` …, with the network address where there was one. */
  source: z.string(),
  requestId: z.string(),
  verb: z.string(),
  subject: z.object({ kind: z.string(), id, name: z.nullable(z.string()) }),
  fields: z.array(historyField),
  erased: z.boolean(),
});
export type HistoryEntry = z.output<typeof historyEntry>;

/** A page of the log, newest first; `next` is the `before` of the page after it, null on the last one. */
export const historyPage = z.object({ entries: z.array(historyEntry), next: z.nullable(z.number()), asOf });
export type HistoryPage = z.output<typeof historyPage>;

const paging = {
  /** Entries below this position; absent for the newest. */
  before: z.optional(z.int().check(z.nonnegative())),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
};

/** The log of one person. */
export const userLogInput = z.strictObject({ ...inProject, userId: id, ...paging });

/** The audit of the project: everything, or what one admin did, or one verb, inside a span of time. */
export const changesListInput = z.strictObject({
  ...inProject,
  ...paging,
  adminId: z.optional(id),
  verb: z.optional(z.string().check(z.maxLength(60))),
  from: z.optional(moment),
  to: z.optional(moment),
});
export type ChangesListInput = z.output<typeof changesListInput>;
