import {
  quarantineCauses,
  readerLinks,
  readerProtections,
  readerProtocols,
  readerSecurities,
} from "@gatehouse/domain/readers/reader-state";
import * as z from "zod/mini";
import { bridgeStates } from "../doors/doors-list.ts";
import { id, moment } from "../fields/fields.ts";

/** How a reader is wired, as the configuration of its bridge says. */
export const readerSetup = z.object({
  lineId: z.string(),
  protocol: z.enum(readerProtocols),
  /** What it reads, in words: `Cards (26 bits, H10301)`, `QR codes`. */
  profile: z.nullable(z.string()),
  /** Null where the protocol has no keys. */
  security: z.nullable(z.enum(readerSecurities)),
  address: z.nullable(z.number()),
  drivesLock: z.boolean(),
  /** Whether its line can be recorded. */
  canTrace: z.boolean(),
  reportedAt: moment,
});
export type ReaderSetupView = z.output<typeof readerSetup>;

/**
 * A reader as the readers page shows it: how it stands by the last event that said so, and how it is wired. While its
 * bridge is not online the state is only the last known one.
 */
export const readerDetailRow = z.object({
  id,
  name: z.string(),
  direction: z.enum(["in", "out"]),
  badgeQr: z.enum(["off", "identify", "opens"]),
  door: z.object({ id, name: z.string() }),
  site: z.object({ id, name: z.string(), timeZone: z.string() }),
  link: z.enum(readerLinks),
  protection: z.enum(readerProtections),
  tampered: z.boolean(),
  powerFailing: z.boolean(),
  /** Vendor, model and serial number as it told them; null for one that never did. */
  identity: z.nullable(z.string()),
  /** Why it is not trusted; null for one that is. */
  quarantine: z.nullable(z.enum(quarantineCauses)),
  /** Until when it may be keyed from the install key; null when it may not. May lie in the past when its bridge is cut off. */
  installEndsAt: z.nullable(moment),
  keyChangedAt: z.nullable(moment),
  /** When something of its state last changed; null for one nothing was heard of yet. */
  changedAt: z.nullable(moment),
  /** Null while no bridge has said how it is wired. */
  setup: z.nullable(readerSetup),
  /** The bridge it is wired to, or, before that is known, the one of its site that is connected. */
  bridge: z.nullable(
    z.object({ id, name: z.string(), state: z.enum(bridgeStates), lastSeenAt: z.nullable(moment) }),
  ),
});
export type ReaderDetailRow = z.output<typeof readerDetailRow>;
