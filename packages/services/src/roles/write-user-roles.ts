import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";
import type { Validity } from "./check-validity.ts";
import type { RoleCore } from "./find-role.ts";
import { heldRolesOf } from "./held-roles.ts";

/** Gives a role to people whose rows are held and who do not have it yet, and records it for each of them. */
export async function writeGivenRole(
  tx: Tx,
  userIds: readonly string[],
  role: RoleCore,
  validity: Validity,
  source = "hand",
): Promise<void> {
  await recordRoles(
    tx,
    "user.role-added",
    userIds,
    { roleId: role.id, role: role.name, ...validity },
    async () => {
      await tx.client.userRole.createMany({
        data: userIds.map((userId) => ({
          projectId: tx.projectId,
          id: newId(tx.now.getTime()),
          userId,
          roleId: role.id,
          source,
          createdAt: tx.now,
          ...validity,
        })),
      });
    },
  );
}

/** Takes a role from people whose rows are held and who have it, and records it for each of them. */
export async function writeTakenRole(tx: Tx, userIds: readonly string[], role: RoleCore): Promise<void> {
  await recordRoles(tx, "user.role-removed", userIds, { roleId: role.id, role: role.name }, async () => {
    await tx.client.userRole.deleteMany({
      where: { projectId: tx.projectId, roleId: role.id, userId: { in: [...userIds] } },
    });
  });
}

/** Runs a write on roles of people and records what they hold before and after it. */
export async function recordRoles(
  tx: Tx,
  verb: "user.role-added" | "user.role-removed" | "user.role-changed",
  userIds: readonly string[],
  extras: object,
  write: () => Promise<void>,
): Promise<void> {
  const before = await heldRolesOf(tx, userIds);
  await write();
  await tx.client.user.updateMany({
    where: { projectId: tx.projectId, id: { in: [...userIds] } },
    data: { updatedAt: tx.now },
  });
  const after = await heldRolesOf(tx, userIds);
  for (const id of userIds)
    record(
      tx,
      verb,
      { kind: "user", id },
      {
        before: { roles: before.get(id) ?? [] },
        after: { roles: after.get(id) ?? [], ...extras, updatedAt: tx.now },
      },
    );
}
