import * as z from "zod/mini";
import { moment } from "../fields/fields.ts";

/** The secret behind `#` of a mailed link. It travels in a body, never in an address. */
export const invitationToken = z.strictObject({ token: z.string().check(z.maxLength(100)) });
export type InvitationToken = z.output<typeof invitationToken>;

/** Where a link stands for whoever holds it; each has its own text. */
export const lookStates = [
  "open",
  "expired",
  "used",
  "withdrawn",
  "replaced",
  "blocked",
  "in-review",
  "removed",
  "unknown",
] as const;
export type LookState = (typeof lookStates)[number];

/** What the page behind a link greets with. An unknown link tells nothing at all. */
export const invitationLook = z.object({
  state: z.enum(lookStates),
  firstName: z.nullable(z.string()),
  project: z.nullable(z.string()),
  /** The admin who invited; null when a file or the system did. */
  invitedBy: z.nullable(z.string()),
  contact: z.nullable(z.string()),
  expiresAt: z.nullable(moment),
  timeZone: z.nullable(z.string()),
  /** Whether another phone is bound now, which this one would replace. */
  replacesPhone: z.boolean(),
});
export type InvitationLook = z.output<typeof invitationLook>;

/** Begins an attempt: with a link's token, or null where a code will be typed. Nothing is used up. */
export const startAttemptInput = z.strictObject({ token: z.nullable(z.string().check(z.maxLength(100))) });

/** An attempt to bind a phone, good for 30 minutes. */
export const startedAttempt = z.object({ attempt: z.string() });
