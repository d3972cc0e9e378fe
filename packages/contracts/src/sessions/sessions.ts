import * as z from "zod/mini";
import { id, moment } from "../fields/fields.ts";

/** The admin who is signed in here, and when this browser last proved it. */
export const me = z.object({
  adminId: id,
  name: z.string(),
  email: z.string(),
  sessionId: id,
  provedAt: moment,
});
export type Me = z.output<typeof me>;

/** One signed-in browser of an admin. */
export const sessionView = z.object({
  id,
  createdAt: moment,
  lastSeenAt: moment,
  provedAt: moment,
  /** When it ends without further use. */
  expiresAt: moment,
  /** When it ends whatever happens. */
  endsAt: moment,
  userAgent: z.string(),
  address: z.string(),
  /** The session that asks. */
  isCurrent: z.boolean(),
});
export type SessionView = z.output<typeof sessionView>;

/** Newest use first. */
export const sessionsList = z.object({ sessions: z.array(sessionView) });

export const endSessionInput = z.strictObject({ sessionId: id });
export const endOthersAnswer = z.object({ ended: z.number() });
