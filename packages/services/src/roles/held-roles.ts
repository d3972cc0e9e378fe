import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { Prisma } from "@gatehouse/db/client";
import type { Tx } from "@gatehouse/db/transactions/tx";
import { recordStatusAt } from "./record-status.ts";

/** The roles of people as their list rows show them, for `after.roles`; nobody is missing in the answer. */
export async function heldRolesOf(
  tx: Tx,
  userIds: readonly string[],
): Promise<Map<string, UserRow["roles"]>> {
  if (userIds.length === 0) return new Map();
  const isArchived = Prisma.sql`exists (select from archivings a where a.project_id = ur.project_id and a.user_id = ur.user_id and a.closed_at is null)`;
  const rows = await tx.client.$queryRaw<(UserRow["roles"][number] & { userId: string })[]>`
    select ur.user_id as "userId", r.id, r.name, ${recordStatusAt(tx.now, isArchived)} as status
    from user_roles ur join roles r on r.project_id = ur.project_id and r.id = ur.role_id
    where ur.project_id = ${tx.projectId}::uuid and ur.user_id = any(${[...userIds]}::uuid[]) order by r.name`;
  const byUser = Map.groupBy(rows, (row) => row.userId);
  return new Map(userIds.map((id) => [id, (byUser.get(id) ?? []).map(({ userId: _, ...role }) => role)]));
}
