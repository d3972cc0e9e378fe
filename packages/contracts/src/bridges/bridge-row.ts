import * as z from "zod/mini";
import { bridgeStates } from "../doors/doors-list.ts";
import { id, moment } from "../fields/fields.ts";

/** Why a bridge is not believed any more: its journal went back, or one that was over came again. */
export const quarantineReasons = ["seq-went-back", "epoch-went-back", "stolen"] as const;

const rowFields = {
  name: z.string(),
  site: z.object({ id, name: z.string() }),
  state: z.enum(bridgeStates),
  quarantine: z.nullable(z.enum(quarantineReasons)),
  pairedAt: z.nullable(moment),
  connectedAt: z.nullable(moment),
  lastSeenAt: z.nullable(moment),
  /** Until when its doors may decide without hearing from here. */
  leaseEndsAt: z.nullable(moment),
  version: z.nullable(z.string()),
};

/** A bridge as the bridges page shows it. */
export const bridgeRow = z.object({
  id,
  ...rowFields,
  /** The change-log position its list speaks of; null before the first list. */
  listPosition: z.nullable(z.number()),
  /** How long its newest live event took to arrive, ms. */
  lagMs: z.nullable(z.number()),
  /** Events it still holds. */
  backlog: z.number(),
  /** Revocations it has not acknowledged yet. */
  openRevocations: z.number(),
  doors: z.number(),
  readers: z.number(),
  readersOnline: z.number(),
});

/** The fields of a row that a live event changes; absent means unchanged. */
export const bridgePatch = z.partial(z.object(rowFields));

/** The names a patch may carry. */
export const bridgePatchFields = Object.keys(rowFields) as readonly (keyof BridgePatch)[];

export type BridgeRow = z.output<typeof bridgeRow>;
export type BridgePatch = z.output<typeof bridgePatch>;
