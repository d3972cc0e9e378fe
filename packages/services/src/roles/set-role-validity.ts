import type { SetRoleValidityInput } from "@gatehouse/contracts/roles/user-roles";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { lockUser } from "../users/lock-user.ts";
import { readValidity } from "./check-validity.ts";
import { findRole } from "./find-role.ts";
import { recordRoles } from "./write-user-roles.ts";

/**
 * Sets from when until when somebody has a role. Its record status follows the clock by itself.
 * @throws {DomainError} `request.not-found`, `request.invalid`, `role.not-held`
 */
export function setRoleValidity(db: Db, actor: Actor, input: SetRoleValidityInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const validity = readValidity(input);
    const user = await lockUser(tx, input.userId);
    const role = await findRole(tx, input.roleId);
    const key = { projectId: tx.projectId, userId: user.id, roleId: role.id };
    const held = await tx.client.userRole.findFirst({ where: key });
    if (!held) throw new DomainError("role.not-held", { roleId: role.id });
    const extras = { roleId: role.id, role: role.name, ...validity };
    await recordRoles(tx, "user.role-changed", [user.id], extras, async () => {
      await tx.client.userRole.updateMany({ where: key, data: validity });
    });
  });
}
