import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { inviteUser } from "@gatehouse/domain/users/invite-user";
import { standingOf } from "@gatehouse/domain/users/standing";
import { standingHits } from "@gatehouse/domain/users/user-facts";
import { invitationKind } from "../invitations/invite-locked-user.ts";
import { invitationEnd } from "../invitations/open-invitation.ts";
import { applyDecisions } from "../users/apply-user-outcome.ts";
import { loadFactsOfMany } from "../users/load-user-facts.ts";
import { readUsers } from "../users/lock-user.ts";

/** Invites people whose rows are held. Whoever was suspended since the plan was made, or has a phone by now, is left out. */
export async function invitePeople(tx: Tx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const expiresAt = await invitationEnd(tx);
  const users = await readUsers(tx, userIds);
  const facts = await loadFactsOfMany(tx, users);
  const decisions = users.flatMap((user, nth) => {
    const own = facts[nth];
    const isWanted =
      own && standingOf(own) === "active" && standingHits(own).length === 0 && own.pass.kind !== "active";
    return isWanted
      ? [{ user, facts: own, outcome: inviteUser(own, { kind: "new-phone", expiresAt, email: user.email }) }]
      : [];
  });
  const changes = await applyDecisions(tx, decisions, {
    cause: "re-invite",
    invitation: { kind: ({ facts: own }) => invitationKind(own.pass, null), expiresAt },
  });
  decisions.forEach(({ user, facts: own }, nth) => {
    const change = changes[nth];
    if (!change) return;
    const after = { ...change.after, invitationKind: invitationKind(own.pass, null) };
    record(tx, "invitation.sent", { kind: "user", id: user.id }, { before: change.before, after });
  });
}
