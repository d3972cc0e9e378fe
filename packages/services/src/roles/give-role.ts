import type { GiveRoleInput } from "@gatehouse/contracts/roles/user-roles";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { checkRoleNotHeld } from "@gatehouse/domain/roles/user-role";
import { lockUser } from "../users/lock-user.ts";
import { readValidity } from "./check-validity.ts";
import { findRole } from "./find-role.ts";
import { heldRolesOf } from "./held-roles.ts";
import { writeGivenRole } from "./write-user-roles.ts";

/**
 * Gives somebody a role for a time or for good. The person's row is held, so that two roles given at once are both in the
 * list that is recorded last.
 * @throws {DomainError} `request.not-found`, `request.invalid`, `role.already-held`
 */
export function giveRole(db: Db, actor: Actor, input: GiveRoleInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const validity = readValidity(input);
    const user = await lockUser(tx, input.userId);
    const role = await findRole(tx, input.roleId);
    const held = (await heldRolesOf(tx, [user.id])).get(user.id) ?? [];
    checkRoleNotHeld(
      held.map((one) => one.id),
      role.id,
    );
    await writeGivenRole(tx, [user.id], role, validity);
  });
}
