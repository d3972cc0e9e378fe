import { DomainError } from "../errors/domain-error.ts";
import type { Resend } from "../passes/invite-pass.ts";
import { followEmailEdit, invitePass, resendPass, withdrawFromPass } from "../passes/invite-pass.ts";
import type { PassChange } from "../passes/pass.ts";
import { isSuspended, standingOf } from "./standing.ts";
import type { UserFacts } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";
import { outcomeOf } from "./user-outcome.ts";

/**
 * Passes only for somebody who may get an invitation: active, with an e-mail address, and nothing on the blocklist against them.
 * @throws {DomainError} `user.archived`, `user.suspended`, `user.blocklist-hit`, `user.no-email`
 */
export function checkInvitable(facts: UserFacts, email: string | null): void {
  const standing = standingOf(facts);
  if (standing === "archived") throw new DomainError("user.archived");
  if (isSuspended(standing)) throw new DomainError("user.suspended", { standing });
  const hits = facts.matches.filter((match) => !match.cleared).map((match) => match.entryId);
  if (hits.length > 0) throw new DomainError("user.blocklist-hit", { entryIds: hits });
  if (email === null || email.trim() === "") throw new DomainError("user.no-email");
}

/** Whom the invitation goes to, and how to go about a phone that works. */
export type InviteUserInput = Resend & { readonly email: string | null };

/**
 * Invites or invites again, whichever the pass asks for: the verb behind *Invite*, *Resend* and the bulk *Invite again*.
 * @throws {DomainError} those of `checkInvitable`, and `pass.wrong-state` for a removal that can still be taken back
 */
export function inviteUser(facts: UserFacts, input: InviteUserInput): UserOutcome {
  checkInvitable(facts, input.email);
  const { kind } = facts.pass;
  const isFirst = kind === "none" || kind === "removed" || kind === "removing";
  return fromPass(facts, isFirst ? invitePass(facts.pass) : resendPass(facts.pass, input));
}

/**
 * Withdraws the open invitation by hand; the user stays.
 * @throws {DomainError} `invitation.not-open`
 */
export function withdrawUserInvitation(facts: UserFacts): UserOutcome {
  if (!facts.hasOpenInvitation) throw new DomainError("invitation.not-open");
  return fromPass(facts, withdrawFromPass(facts.pass, "by-hand"));
}

/**
 * What an edited e-mail address does to an invitation on its way: a new one goes to the new address and the old one is dead. For
 * the suspended no new one is made, the old one only dies. `expiresAt` is the end of the new invitation.
 */
export function followUserEmailEdit(facts: UserFacts, expiresAt: Date): UserOutcome {
  if (standingOf(facts) === "active") return fromPass(facts, followEmailEdit(facts.pass, expiresAt));
  return facts.hasOpenInvitation
    ? fromPass(facts, withdrawFromPass(facts.pass, "replaced"))
    : outcomeOf(facts, {});
}

/**
 * Passes only for somebody whose phone may be bound now. In review is not enough: a blocklist hit found after the mail went out
 * must stop it. The invitation stays open, and works once the review is over.
 * @throws {DomainError} `user.archived`, `user.suspended`
 */
export function checkActivatable(facts: Pick<UserFacts, "archiving" | "blocks" | "reviews">): void {
  const standing = standingOf(facts);
  if (standing === "archived") throw new DomainError("user.archived");
  if (isSuspended(standing)) throw new DomainError("user.suspended", { standing });
}

function fromPass(facts: UserFacts, change: PassChange): UserOutcome {
  const withdrawsInvitation = facts.hasOpenInvitation ? change.withdrawsInvitation : null;
  return outcomeOf(facts, { ...change, withdrawsInvitation });
}
