import type { MemberInput } from "@gatehouse/contracts/members/members";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { checkOwnerRemains } from "@gatehouse/domain/members/member-rules";
import { findRoles } from "../sessions/find-roles.ts";
import { findMember, lockMembers } from "./load-members.ts";

/**
 * Takes somebody out of the project; open pages are cut. With the last project every session of theirs ends.
 * @throws {DomainError} `member.last-owner`, `request.not-found`, `request.forbidden`
 */
export function removeMember(db: Db, actor: Actor, input: MemberInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const members = await lockMembers(tx);
    const { id, adminId, role } = findMember(members, input.memberId);
    checkOwnerRemains(members, adminId, null);
    const { name, email } = await tx.client.admin.findUniqueOrThrow({ where: { id: adminId } });
    await tx.client.member.delete({ where: { projectId_id: { projectId: tx.projectId, id } } });
    const kept = await findRoles(tx.client, adminId);
    if (kept.length === 0) await tx.client.session.deleteMany({ where: { adminId } });
    record(tx, "member.removed", { kind: "member", id }, { before: { adminId, name, email, role } });
  });
}
