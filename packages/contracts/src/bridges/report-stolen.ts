import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/** Somebody has taken a bridge away, or had it in their hands. */
export const reportStolenInput = z.strictObject({ ...inProject, bridgeId: id });

/** `renewals`: how many phones get a new key at their next contact, and show a code that no door takes until then. */
export const bridgeStolenAnswer = z.object({ renewals: z.number() });
export type BridgeStolenAnswer = z.output<typeof bridgeStolenAnswer>;
