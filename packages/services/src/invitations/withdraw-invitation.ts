import type { InvitedUserInput } from "@gatehouse/contracts/invitations/send-invitation";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { withdrawUserInvitation } from "@gatehouse/domain/users/invite-user";
import { applyUserOutcome } from "../users/apply-user-outcome.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";

/**
 * Withdraws the open invitation of a person: its link and code are dead from this commit on. The person stays, and so does a
 * phone that works.
 * @throws {DomainError} `request.not-found`, `invitation.not-open`
 */
export function withdrawInvitation(db: Db, actor: Actor, input: InvitedUserInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user);
    const change = await applyUserOutcome(tx, user, facts, withdrawUserInvitation(facts), {});
    record(tx, "invitation.withdrawn", { kind: "user", id: user.id }, change);
  });
}
