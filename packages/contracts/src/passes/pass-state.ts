import { passKinds } from "@gatehouse/domain/passes/pass";
import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { moment } from "../fields/fields.ts";

/** All a phone has to know of its pass, small enough to be fetched whole whenever something changed. */
export const passState = z.object({
  /** ms since 1970; codes are drawn by this clock. */
  serverTime: z.number(),
  standing: z.enum(standings),
  blockedUntil: z.nullable(moment),
  pass: z.enum(passKinds),
  /** The phone drops its keys and confirms. */
  wipe: z.boolean(),
  passNumber: z.number(),
  epoch: z.number(),
  keyGeneration: z.number(),
  name: z.string(),
  companies: z.array(z.string()),
  idNumber: z.nullable(z.string()),
  /** The latest end among the accepted roles, `no-end`, or null without an accepted role. */
  validity: z.nullable(z.union([z.literal("no-end"), moment])),
  offlineLimitMs: z.number(),
  project: z.object({ name: z.string(), contact: z.nullable(z.string()), timeZone: z.string() }),
  /** When the invitation for another phone runs out; null without one. */
  newPhoneUntil: z.nullable(moment),
});
export type PassState = z.output<typeof passState>;
