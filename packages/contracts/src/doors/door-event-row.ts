import { quarantineCauses, readerLinks, readerProtections } from "@gatehouse/domain/readers/reader-state";
import * as z from "zod/mini";
import { id, moment } from "../fields/fields.ts";
import { denialReason, doorEventType } from "./door-event-types.ts";

/** What the lock of a door does. */
export const lockStates = [
  "locked",
  "unlocked-momentary",
  "unlocked-schedule",
  "unlocked-override",
  "lockdown",
  "unknown",
] as const;

/** What its contact says. */
export const leafStates = ["closed", "open", "unknown"] as const;

/** What is wrong at its leaf. */
export const doorAlarms = ["none", "pre-held", "held", "forced", "tamper"] as const;

/** The part of a door's state that an event changes; absent means unchanged. */
export const doorStatePatch = z.partial(
  z.object({ lock: z.enum(lockStates), leaf: z.enum(leafStates), alarm: z.enum(doorAlarms) }),
);

/** The part of a reader's state that an event changes; absent means unchanged. */
export const readerStatePatch = z.partial(
  z.object({
    link: z.enum(readerLinks),
    protection: z.enum(readerProtections),
    tampered: z.boolean(),
    powerFailing: z.boolean(),
    identity: z.nullable(z.string()),
    quarantine: z.nullable(z.enum(quarantineCauses)),
    installEndsAt: z.nullable(moment),
    keyChangedAt: z.nullable(moment),
  }),
);

const named = z.object({ id, name: z.string() });

/**
 * One thing that happened at a door, with every name resolved: what a stream, a photo wall and a history show. Times are
 * by the server's clock. A person who has been erased is null.
 */
export const doorEventRow = z.object({
  /** The place in the stream of doors; also its key. */
  position: z.number(),
  type: doorEventType,
  occurredAt: moment,
  receivedAt: moment,
  /** `late` and `historic` events were held back by an outage: show them as back-filled. */
  delivery: z.enum(["live", "late", "historic"]),
  bridge: named,
  door: z.nullable(named),
  zone: z.nullable(named),
  site: z.nullable(named),
  reader: z.nullable(z.object({ id, name: z.string(), direction: z.enum(["in", "out"]) })),
  person: z.nullable(z.object({ id, name: z.string(), companies: z.string() })),
  result: z.nullable(z.enum(["granted", "denied", "identified"])),
  reason: z.nullable(denialReason),
  /** What was shown, and the last characters of its number. */
  shown: z.nullable(z.object({ kind: z.enum(["pass-code", "card", "badge-code"]), hint: z.string() })),
  /** Whether it asks for somebody: an alarm type that is not historic. */
  rings: z.boolean(),
  /** Plain facts of this type: `cause`, `openMs`, `waitedMs`, `mode`, `commandId`, `outcome`, `refusal`, `endsAt`, `reads`, `level`, `percent`, `version`, `kind`. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  doorState: z.optional(doorStatePatch),
  readerState: z.optional(readerStatePatch),
});
export type DoorEventRow = z.output<typeof doorEventRow>;
export type DoorStatePatch = z.output<typeof doorStatePatch>;
export type ReaderStatePatch = z.output<typeof readerStatePatch>;
