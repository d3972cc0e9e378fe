import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";

export const revocationsOfUserInput = z.strictObject({ ...inProject, userId: id });

/** One bridge's part. `sending`: connected and not yet acknowledged; `cut-off`: not connected; `lapsed`: its lease has ended, so it denies. */
export const revocationPart = z.object({
  bridgeId: id,
  bridgeName: z.string(),
  siteName: z.string(),
  state: z.enum(["acknowledged", "sending", "cut-off", "lapsed"]),
  acknowledgedAt: z.nullable(moment),
  measuredMs: z.nullable(z.number()),
  guaranteedBy: z.nullable(moment),
  lastSeenAt: z.nullable(moment),
  /** The readers behind this bridge: they all deny once it has acknowledged. */
  readers: z.number(),
});

/** How far the closing of all doors to a person has come: "enforced at 3 of 4, guaranteed by 10:12". */
export const revocationRow = z.object({
  id,
  cause: z.string(),
  at: moment,
  state: z.enum(["enforced", "pending", "unbounded"]),
  enforced: z.number(),
  total: z.number(),
  /** The last deadline of those that have not acknowledged; null when all have, or when nothing bounds one. */
  guaranteedBy: z.nullable(moment),
  measuredMs: z.nullable(z.number()),
  bridges: z.array(revocationPart),
});

/** The newest ten revocations of a person, newest first. */
export const revocationsOfUserAnswer = z.object({ revocations: z.array(revocationRow), asOf });
export type RevocationRow = z.output<typeof revocationRow>;
export type RevocationsOfUserAnswer = z.output<typeof revocationsOfUserAnswer>;
