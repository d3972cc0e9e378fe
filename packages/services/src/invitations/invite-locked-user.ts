import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { ResendKind } from "@gatehouse/domain/passes/invite-pass";
import type { Pass } from "@gatehouse/domain/passes/pass";
import { inviteUser } from "@gatehouse/domain/users/invite-user";
import { applyUserOutcome } from "../users/apply-user-outcome.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";
import { type InvitationKind, invitationEnd } from "./open-invitation.ts";

/** The invitation that was made. */
export type MadeInvitation = { readonly invitationId: string; readonly expiresAt: Date };

/**
 * Invites a person, or invites them again, inside a running transaction, and records it. `kind` null says that no phone works:
 * an admin who did not know of one is asked what should become of it.
 * @throws {DomainError} `request.not-found`, `pass.wrong-state`, `user.archived`, `user.suspended`, `user.blocklist-hit`, `user.no-email`
 */
export async function inviteLockedUser(
  tx: Tx,
  userId: string,
  kind: ResendKind | null,
): Promise<MadeInvitation> {
  const user = await lockUser(tx, userId);
  const facts = await loadUserFacts(tx, user);
  if (kind === null && facts.pass.kind === "active") {
    throw new DomainError("pass.wrong-state", { state: "active", verb: "invite" });
  }
  const expiresAt = await invitationEnd(tx);
  const outcome = inviteUser(facts, { kind: kind ?? "new-phone", expiresAt, email: user.email });
  const invitation = { kind: invitationKind(facts.pass, kind), expiresAt };
  const change = await applyUserOutcome(tx, user, facts, outcome, { cause: "re-invite", invitation });
  const { invitationId } = change.after;
  if (typeof invitationId !== "string") throw new Error("an invitation was decided and none was made");
  const after = { ...change.after, invitationKind: invitation.kind };
  record(tx, "invitation.sent", { kind: "user", id: user.id }, { before: change.before, after });
  return { invitationId, expiresAt };
}

/** What an invitation made for this pass is for; it decides what its mail says. */
export function invitationKind(pass: Pass, kind: ResendKind | null): InvitationKind {
  switch (pass.kind) {
    case "none":
    case "removed":
    case "removing":
      return "first";
    case "invited":
    case "reset":
      return "again";
    case "active":
      return kind ?? "again";
  }
}
