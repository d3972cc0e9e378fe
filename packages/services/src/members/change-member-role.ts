import type { ChangeMemberRoleInput } from "@gatehouse/contracts/members/members";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { checkOwnerRemains } from "@gatehouse/domain/members/member-rules";
import { tightenSessions } from "../sessions/tighten-sessions.ts";
import { findMember, lockMembers } from "./load-members.ts";

/**
 * Gives a member another role. It counts from this commit on: open pages are cut and get the rooms of the new role, and a
 * session that was long because of a desk gets short. The same role again changes nothing.
 * @throws {DomainError} `member.last-owner`, `request.not-found`, `request.forbidden`
 */
export function changeMemberRole(db: Db, actor: Actor, input: ChangeMemberRoleInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const members = await lockMembers(tx);
    const { id, adminId, role } = findMember(members, input.memberId);
    if (role === input.role) return;
    checkOwnerRemains(members, adminId, input.role);
    await tx.client.member.update({
      where: { projectId_id: { projectId: tx.projectId, id } },
      data: { role: input.role },
    });
    await tightenSessions(tx, adminId);
    record(
      tx,
      "member.role-changed",
      { kind: "member", id },
      { before: { role }, after: { role: input.role } },
    );
  });
}
