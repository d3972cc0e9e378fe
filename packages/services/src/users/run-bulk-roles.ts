import type { BulkAction } from "@gatehouse/contracts/users/bulk-users";
import type { Tx } from "@gatehouse/db/transactions/tx";
import { readValidity } from "../roles/check-validity.ts";
import { findRole } from "../roles/find-role.ts";
import { writeGivenRole, writeTakenRole } from "../roles/write-user-roles.ts";
import type { BatchResult } from "./bulk-users.ts";
import { lockUsers } from "./lock-user.ts";
import { failureOf, unknownOf } from "./run-bulk-outcomes.ts";

type RoleAction = Extract<BulkAction, { kind: "give-role" | "take-role" }>;

/**
 * Gives a role to the people of a batch who do not have it, or takes it from those who do.
 * @throws {DomainError} `request.not-found` for an unknown role, `request.invalid`
 */
export async function runBulkRoles(tx: Tx, action: RoleAction, ids: readonly string[]): Promise<BatchResult> {
  const gives = action.kind === "give-role";
  const users = await lockUsers(tx, ids);
  const role = await findRole(tx, action.roleId);
  const rows = await tx.client.userRole.findMany({
    where: { projectId: tx.projectId, roleId: role.id, userId: { in: users.map((user) => user.id) } },
    select: { userId: true },
  });
  const holders = new Set(rows.map((row) => row.userId));
  const concerned = users.filter((user) => holders.has(user.id) !== gives);
  const others = users.filter((user) => holders.has(user.id) === gives);
  const concernedIds = concerned.map((user) => user.id);
  if (concerned.length > 0) {
    if (action.kind === "give-role") await writeGivenRole(tx, concernedIds, role, readValidity(action));
    else await writeTakenRole(tx, concernedIds, role);
  }
  const code = gives ? "role.already-held" : "role.not-held";
  return {
    done: concerned.length,
    failed: [...unknownOf(ids, users), ...others.map((user) => failureOf(user, code))],
  };
}
