import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";
import { allowed, forbidden } from "../members/verdict.ts";

/** May withdraw an open invitation. */
export const canWithdrawInvitation = (actor: Actor, now: Date): Verdict =>
  may(actor, "invitations.withdraw", now);

/** May make a magic code anew on the profile. */
export const canMakeMagicCode = (actor: Actor, now: Date): Verdict =>
  may(actor, "invitations.make-code", now);

/** May use this invitation: only whoever holds it. */
export function canUseInvitation(actor: Actor, invitation: { readonly id: string }): Verdict {
  return actor.kind === "invitee" && actor.invitationId === invitation.id ? allowed : forbidden;
}
