import { resendKinds } from "@gatehouse/domain/passes/invite-pass";
import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";

/** `kind` says what becomes of a phone that works; null means that none is expected to, and is refused when one does. */
export const sendInvitationInput = z.strictObject({
  ...inProject,
  userId: id,
  kind: z.nullable(z.enum(resendKinds)),
});
export type SendInvitationInput = z.output<typeof sendInvitationInput>;

export const sentInvitation = z.object({ invitationId: id, expiresAt: moment });
export type SentInvitation = z.output<typeof sentInvitation>;

/** Names the person whose open invitation, or whose code, it is about. */
export const invitedUserInput = z.strictObject({ ...inProject, userId: id });
export type InvitedUserInput = z.output<typeof invitedUserInput>;

/** A code made anew. `activates` is false when there is no open invitation for it to activate a pass with. */
export const madeCode = z.object({ code: z.string(), expiresAt: moment, activates: z.boolean() });
export type MadeCode = z.output<typeof madeCode>;

/** One batch of *Resend to all expired*; `cursor` is the former answer's `next`. */
export const resendToAllExpiredInput = z.strictObject({ ...inProject, cursor: z.optional(id) });
export type ResendToAllExpiredInput = z.output<typeof resendToAllExpiredInput>;

/** What a batch did. `left` counts the people behind `next`; a person that was skipped says why. */
export const resentToExpired = z.object({
  sent: z.number(),
  skipped: z.array(z.object({ userId: id, name: z.string(), code: z.string() })),
  left: z.number(),
  next: z.nullable(id),
});
export type ResentToExpired = z.output<typeof resentToExpired>;
