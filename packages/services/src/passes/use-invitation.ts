import type { Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { activatePass } from "@gatehouse/domain/passes/activate-pass";
import { checkActivatable } from "@gatehouse/domain/users/invite-user";
import { checkFoundOpen } from "../invitations/check-found-open.ts";
import { openRevocation } from "../revocations/open-revocation.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";
import { bindPhone } from "./bind-phone.ts";
import { passRowFields } from "./pass-columns.ts";

/** Which invitation is used, by which keys, on what. */
export type InvitationUse = {
  readonly userId: string;
  readonly invitationId: string;
  readonly binding: Binding;
  readonly phone: string;
};

/**
 * Binds a phone through an open invitation, inside a transaction: everything is judged again under the locks, the invitation is
 * used up, the epoch moves, and a phone bound before stops in the same commit. The caller has checked code and proof.
 * @throws {DomainError} `invitation.not-open`, `invitation.expired`, `user.archived`, `user.suspended`, `pass.wrong-state`
 */
export async function useInvitation(tx: Tx, use: InvitationUse): Promise<BoundPass> {
  const user = await lockUser(tx, use.userId);
  const facts = await loadUserFacts(tx, user);
  checkFoundOpen(await lockInvitation(tx, use.invitationId), tx.now);
  checkActivatable(facts);
  const change = activatePass(facts.pass, tx.now);
  const row = await tx.client.pass.findFirstOrThrow({ where: { projectId: tx.projectId, userId: user.id } });
  const { answer, logged } = await bindPhone(tx, row, change.pass, use.binding, use.phone);
  await tx.client.invitation.update({
    where: { projectId_id: { projectId: tx.projectId, id: use.invitationId } },
    data: { state: "used", closedAt: tx.now },
  });
  const revocationId = change.closesDoors ? await openRevocation(tx, user.id, "re-invite") : null;
  const links = { invitationId: use.invitationId, ...(revocationId === null ? {} : { revocationId }) };
  const after = {
    ...passRowFields(change.pass),
    passSeenAt: tx.now,
    invitationExpiresAt: null,
    ...logged,
    ...links,
  };
  record(tx, "pass.activated", { kind: "user", id: user.id }, { before: passRowFields(facts.pass), after });
  return answer;
}

type LockedInvitation = { state: string; why: string | null; expiresAt: Date };

async function lockInvitation(tx: Tx, id: string): Promise<LockedInvitation> {
  const [row] = await tx.client.$queryRaw<LockedInvitation[]>`
    select state, why, expires_at as "expiresAt" from invitations
    where project_id = ${tx.projectId}::uuid and id = ${id}::uuid for update`;
  if (!row) throw new DomainError("invitation.invalid");
  return row;
}
