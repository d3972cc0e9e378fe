import type { TransactionClient } from "@gatehouse/db/client";
import type { MemberRole } from "@gatehouse/domain/members/member";

/** The roles an admin has in all projects together; empty for one who belongs to none. */
export async function findRoles(client: TransactionClient, adminId: string): Promise<MemberRole[]> {
  const members = await client.member.findMany({ where: { adminId }, select: { role: true } });
  return members.map((member) => member.role as MemberRole);
}
