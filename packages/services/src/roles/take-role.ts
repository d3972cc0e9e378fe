import type { TakeRoleInput } from "@gatehouse/contracts/roles/user-roles";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { checkRoleHeld } from "@gatehouse/domain/roles/user-role";
import { lockUser } from "../users/lock-user.ts";
import { findRole } from "./find-role.ts";
import { heldRolesOf } from "./held-roles.ts";
import { writeTakenRole } from "./write-user-roles.ts";

/**
 * Takes a role from somebody.
 * @throws {DomainError} `request.not-found`, `role.not-held`
 */
export function takeRole(db: Db, actor: Actor, input: TakeRoleInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const role = await findRole(tx, input.roleId);
    const held = (await heldRolesOf(tx, [user.id])).get(user.id) ?? [];
    checkRoleHeld(
      held.map((one) => one.id),
      role.id,
    );
    await writeTakenRole(tx, [user.id], role);
  });
}
