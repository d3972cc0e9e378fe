import type { Tx } from "@gatehouse/db/transactions/tx";
import { followUserEmailEdit } from "@gatehouse/domain/users/invite-user";
import { invitationEnd } from "../invitations/open-invitation.ts";
import { applyUserOutcome, type OutcomeChange } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import type { UserCore } from "./lock-user.ts";

/** What became of an invitation on its way to an address that is no longer the person's. */
export type FollowedEmailEdit = Pick<OutcomeChange, "before" | "after"> & {
  readonly consequence: "invitation-replaced" | "invitation-withdrawn";
};

/** Replaces the invitation on its way after an edit of the e-mail address; for the suspended it only dies. Undefined when there was none. */
export async function followEmailEdit(tx: Tx, user: UserCore): Promise<FollowedEmailEdit | undefined> {
  const facts = await loadUserFacts(tx, user);
  const expiresAt = await invitationEnd(tx);
  const outcome = followUserEmailEdit(facts, expiresAt);
  if (!outcome.opensInvitation && outcome.withdrawsInvitation === null) return undefined;
  const kind = facts.pass.kind === "active" ? "new-phone" : "again";
  const { before, after } = await applyUserOutcome(tx, user, facts, outcome, {
    cause: "re-invite",
    invitation: { kind, expiresAt },
  });
  if (!outcome.opensInvitation) return { before, after, consequence: "invitation-withdrawn" };
  return { before, after: { ...after, invitationKind: kind }, consequence: "invitation-replaced" };
}
