import * as z from "zod/mini";
import { id, inProject, line, moment } from "../fields/fields.ts";

/** A new bridge for a site; its pairing code is shown once and never again. */
export const addBridgeInput = z.strictObject({ ...inProject, siteId: id, name: line(100) });
export type AddBridgeInput = z.output<typeof addBridgeInput>;

/** A new pairing code for a bridge that was never paired, or whose program was installed anew. Ends any earlier code. */
export const renewPairingInput = z.strictObject({ ...inProject, bridgeId: id });

/** Good for one bridge until `expiresAt`. */
export const pairingCode = z.object({ bridgeId: id, code: z.string(), expiresAt: moment });
export type PairingCode = z.output<typeof pairingCode>;

/** An admin has looked at a quarantined bridge and trusts it again; it starts a journal of its own life at its next contact. */
export const releaseBridgeInput = z.strictObject({ ...inProject, bridgeId: id, reason: line(500) });
export type ReleaseBridgeInput = z.output<typeof releaseBridgeInput>;
