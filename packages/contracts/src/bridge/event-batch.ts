import * as z from "zod/mini";
import { denialReason, doorEventType } from "../doors/door-event-types.ts";
import { id } from "../fields/fields.ts";
import { batchLimit } from "./bridge-limits.ts";

const seq = z.int().check(z.positive());
const position = z.int().check(z.nonnegative());

/**
 * Events in order, one batch in flight. An entry with `through` is a tombstone for all numbers up to it. What is inside
 * an event is judged one by one: a single one that cannot be read must not hold up the rest.
 */
export const eventBatch = z.strictObject({
  epoch: id,
  entries: z
    .array(z.strictObject({ seq, through: z.optional(seq), event: z.unknown() }))
    .check(z.minLength(1), z.maxLength(batchLimit.entries)),
});
export type EventBatch = z.output<typeof eventBatch>;

/** What became of a batch: everything below `nextSeq` is committed; a hole is asked for; or come again later. */
export const batchAnswer = z.union([
  z.object({ kind: z.literal("stored"), nextSeq: seq }),
  z.object({ kind: z.literal("gap"), nextSeq: seq }),
  z.object({ kind: z.literal("quarantined"), reason: z.string() }),
  z.object({ kind: z.literal("later") }),
]);
export type BatchAnswer = z.output<typeof batchAnswer>;

const accessData = z.looseObject({
  userId: z.nullable(id),
  credentialHint: z.string().check(z.maxLength(4)),
  reason: z.optional(z.nullable(denialReason)),
  steps: z.array(z.looseObject({ check: z.string() })).check(z.maxLength(20)),
});

/** An event as it is stored. Ids of other sites and unknown ones are dropped by the server, not refused. */
export const reportedEvent = z.object({
  type: doorEventType,
  occurredAt: z.number(),
  monoUs: z.number(),
  clock: z.object({ offsetMs: z.number(), uncertaintyMs: z.number(), isSynced: z.boolean() }),
  doorId: z.nullable(id),
  readerId: z.nullable(id),
  driver: z.nullable(z.string().check(z.maxLength(50))),
  listVersion: position,
  blockVersion: position,
  data: z.record(z.string(), z.unknown()),
});
export type ReportedEvent = z.output<typeof reportedEvent>;

const decisions: ReadonlySet<string> = new Set(["access.granted", "access.denied", "access.identified"]);
/** The longest text of one event; an evaluation has about 2,000 characters. */
const longest = 16_000;

/** Reads one event out of a batch; null for one that is malformed, too long or holds what a database cannot store. */
export function readReportedEvent(given: unknown): ReportedEvent | null {
  const parsed = reportedEvent.safeParse(given);
  if (!parsed.success) return null;
  const { type, data } = parsed.data;
  if (decisions.has(type) && !accessData.safeParse(data).success) return null;
  const text = JSON.stringify(data);
  return text.length > longest || text.includes("\\u0000") ? null : parsed.data;
}
