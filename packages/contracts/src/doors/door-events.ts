import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { doorEventRow } from "./door-event-row.ts";
import { denialReason } from "./door-event-types.ts";

/** Coarse kinds a stream is filtered by. `alarm`: events that ask for somebody; `other`: what none of the rest is. */
export const doorEventClasses = [
  "granted",
  "denied",
  "identified",
  "alarm",
  "door",
  "reader",
  "other",
] as const;

/** What narrows a stream or a history; an empty list means any. Different filters narrow together. */
export const doorEventFilter = z.strictObject({
  siteIds: z.array(id).check(z.maxLength(50)),
  zoneIds: z.array(id).check(z.maxLength(50)),
  doorIds: z.array(id).check(z.maxLength(200)),
  classes: z.array(z.enum(doorEventClasses)),
  reasons: z.array(denialReason),
  userId: z.nullable(id),
  readerIds: z.optional(z.array(id).check(z.maxLength(200))),
});
export type DoorEventFilter = z.output<typeof doorEventFilter>;

export const doorEventsInput = z.strictObject({
  ...inProject,
  filter: doorEventFilter,
  /** Only events before this position (a former answer's `next`); absent for the newest. */
  before: z.optional(z.int().check(z.positive())),
  limit: z.int().check(z.minimum(1), z.maximum(500)),
});
export type DoorEventsInput = z.output<typeof doorEventsInput>;

/** Events, newest position first. `next` is null when nothing older is left. */
export const doorEventsPage = z.object({ rows: z.array(doorEventRow), next: z.nullable(z.number()), asOf });
export type DoorEventsPage = z.output<typeof doorEventsPage>;
