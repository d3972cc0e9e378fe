import * as z from "zod/mini";
import { id, inProject, line, moment } from "../fields/fields.ts";

/** A new bridge for a site; its pairing code is shown once and never again. */
export const addBridgeInput = z.strictObject({ ...inProject, siteId: id, name: line(100) });
export type AddBridgeInput = z.output<typeof addBridgeInput>;

/**
 * A new pairing code: for a bridge never paired, one whose program was installed anew, or one in quarantine that an admin
 * has looked at. Ends any earlier code; the bridge goes on as it is until the code is used.
 */
export const renewPairingInput = z.strictObject({ ...inProject, bridgeId: id });

/** Good for one bridge until `expiresAt`. */
export const pairingCode = z.object({ bridgeId: id, code: z.string(), expiresAt: moment });
export type PairingCode = z.output<typeof pairingCode>;
