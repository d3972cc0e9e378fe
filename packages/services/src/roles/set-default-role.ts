import type { SetDefaultRoleInput } from "@gatehouse/contracts/roles/roles";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { findRole } from "./find-role.ts";

/**
 * Names the role every new person gets; null: none, and such people open no door.
 * @throws {DomainError} `request.not-found` for an unknown role
 */
export function setDefaultRole(db: Db, actor: Actor, input: SetDefaultRoleInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const [project] = await tx.client.$queryRaw<{ id: string | null }[]>`
      select default_role_id as id from projects where id = ${tx.projectId}::uuid for no key update`;
    const role = input.roleId === null ? null : await findRole(tx, input.roleId);
    if (!project || project.id === input.roleId) return;
    await tx.client.project.update({ where: { id: tx.projectId }, data: { defaultRoleId: input.roleId } });
    const before = { defaultRoleId: project.id };
    const after = { defaultRoleId: input.roleId, name: role?.name ?? null };
    record(tx, "role.default-set", { kind: "project", id: tx.projectId }, { before, after });
  });
}
