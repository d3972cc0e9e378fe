import { readerLinks, readerProtections } from "@gatehouse/domain/readers/reader-state";
import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { doorAlarms, leafStates, lockStates } from "./door-event-row.ts";

/** How a door is run. */
export const doorModes = ["normal", "unlocked", "lockdown"] as const;

/** How a bridge is reached: `offline` is a paired one that is not connected. */
export const bridgeStates = ["unpaired", "online", "offline", "quarantined"] as const;

/** A reader and how it stands by the last event that said so. */
export const readerRow = z.object({
  id,
  name: z.string(),
  direction: z.enum(["in", "out"]),
  badgeQr: z.enum(["off", "identify", "opens"]),
  link: z.enum(readerLinks),
  protection: z.enum(readerProtections),
  tampered: z.boolean(),
  powerFailing: z.boolean(),
});

/** A door, how it stands, and the bridge that says so. While that bridge is not online the state is only the last known one. */
export const doorRow = z.object({
  id,
  name: z.string(),
  mode: z.enum(doorModes),
  lock: z.enum(lockStates),
  leaf: z.enum(leafStates),
  alarm: z.enum(doorAlarms),
  /** When lock, leaf or alarm last changed; null for a door nothing was heard of yet. */
  changedAt: z.nullable(moment),
  zone: z.object({ id, name: z.string() }),
  site: z.object({ id, name: z.string(), timeZone: z.string() }),
  readers: z.array(readerRow),
  bridge: z.nullable(
    z.object({ id, name: z.string(), state: z.enum(bridgeStates), lastSeenAt: z.nullable(moment) }),
  ),
});

export const doorsListInput = z.strictObject(inProject);

/** All doors of a project by site and name. The rows follow two streams and so carry two positions. */
export const doorsListAnswer = z.object({
  doors: z.array(doorRow),
  /** Whether credentials may be presented from the screen: a demo project with a simulated site. */
  canPresent: z.boolean(),
  asOf: z.object({ changes: asOf, doors: asOf }),
});

export type ReaderRow = z.output<typeof readerRow>;
export type DoorRow = z.output<typeof doorRow>;
export type DoorsListAnswer = z.output<typeof doorsListAnswer>;
