import type { Db } from "@gatehouse/db/client";
import type { MemberRole } from "@gatehouse/domain/members/member";

/** The role of an admin in a project, read now: a permission change counts from its commit on. Undefined for strangers and unknown projects alike. */
export async function findMemberRole(
  db: Db,
  adminId: string,
  projectId: string,
): Promise<MemberRole | undefined> {
  const [member] = await db.client.$queryRaw<{ role: MemberRole }[]>`
    select role from members where project_id = ${projectId}::uuid and admin_id = ${adminId}::uuid`;
  return member?.role;
}
