import { traceEndCauses, traceLimits, traceStates } from "@gatehouse/domain/readers/line-trace";
import { orderRefusals } from "@gatehouse/domain/readers/order-refusal";
import * as z from "zod/mini";
import { actorView } from "../changes/actor-view.ts";
import { commandAnswer } from "../doors/door-commands.ts";
import { id, inProject, line, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";

const lineId = z.string().check(z.minLength(1), z.maxLength(100));

/** Records everything that goes over a line for some minutes, or until it is full. */
export const startTraceInput = z.strictObject({
  ...inProject,
  bridgeId: id,
  lineId,
  minutes: z.int().check(z.minimum(1), z.maximum(traceLimits.longestMs / 60_000)),
  reason: line(500),
});
export type StartTraceInput = z.output<typeof startTraceInput>;

/** The recording that was ordered, and what came of the order so far. */
export const startTraceAnswer = z.extend(commandAnswer, { traceId: id });
export type StartTraceAnswer = z.output<typeof startTraceAnswer>;

/** Ends a recording early; what was recorded until then is kept. */
export const stopTraceInput = z.strictObject({ ...inProject, traceId: id });
export type StopTraceInput = z.output<typeof stopTraceInput>;

export const listTracesInput = z.strictObject({ ...inProject, bridgeId: z.optional(id) });
export type ListTracesInput = z.output<typeof listTracesInput>;

/** Why nothing came of a recording. */
export const traceFailures = [...orderRefusals, "bridge-silent", "lost"] as const;

/** One recording of a line. A `done` one can be downloaded at `traceFilePath` until it is removed. */
export const traceRow = z.object({
  id,
  bridge: z.object({ id, name: z.string() }),
  lineId: z.string(),
  state: z.enum(traceStates),
  reason: z.string(),
  /** Why it ended; null while it has not, or when nothing came of it. */
  cause: z.nullable(z.enum(traceEndCauses)),
  failure: z.nullable(z.enum(traceFailures)),
  orderedAt: moment,
  orderedBy: actorView,
  /** When its time is over at the latest. */
  endsAt: moment,
  endedAt: z.nullable(moment),
  /** What has arrived here so far. */
  bytes: z.number(),
  /** When it is removed at the latest; the newest eight of a bridge are kept. */
  keptUntil: moment,
});
export type TraceRow = z.output<typeof traceRow>;

/** The recordings of a project, or of one bridge, newest first. */
export const listTracesAnswer = z.object({ traces: z.array(traceRow), asOf });
export type ListTracesAnswer = z.output<typeof listTracesAnswer>;

/** Under which path recordings are read. */
export const traceFilesPath = "/files/traces";

/** Where the file of a finished recording is read, by admins who may record; each reading is in the audit. */
export const traceFilePath = (traceId: string, projectId: string): string =>
  `${traceFilesPath}/${traceId}.osdpcap?projectId=${projectId}`;
