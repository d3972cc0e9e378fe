import type { Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { checkStillOwner } from "@gatehouse/domain/members/member-rules";
import { lockProject } from "../projects/lock-project.ts";

/** A member as the rules need it. */
export type LoadedMember = { readonly id: string; readonly adminId: string; readonly role: MemberRole };

/**
 * Holds the project's members and reads them. The actor's authority was judged before the transaction began; it is
 * judged again here, so that of two owners who remove each other at once one finds that they no longer are.
 * @throws {DomainError} `request.forbidden`
 */
export async function lockMembers(tx: Tx): Promise<LoadedMember[]> {
  await lockProject(tx);
  const rows = await tx.client.member.findMany({
    where: { projectId: tx.projectId },
    orderBy: { id: "asc" },
  });
  const members = rows.map(({ id, adminId, role }) => ({ id, adminId, role: role as MemberRole }));
  checkStillOwner(members, tx.actor);
  return members;
}

/**
 * One of them.
 * @throws {DomainError} `request.not-found` for an unknown id and for one of another project alike
 */
export function findMember(members: readonly LoadedMember[], memberId: string): LoadedMember {
  const member = members.find((one) => one.id === memberId);
  if (!member) throw new DomainError("request.not-found");
  return member;
}
