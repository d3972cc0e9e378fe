import type { UserGroupInput } from "@gatehouse/contracts/groups/groups";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { lockUser } from "../users/lock-user.ts";
import { findGroup, heldGroupsOf, recordGroups } from "./held-groups.ts";

/**
 * Takes somebody out of a group. Who is not in it stays as they are, and nothing is logged.
 * @throws {DomainError} `request.not-found`
 */
export function removeGroup(db: Db, actor: Actor, input: UserGroupInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const group = await findGroup(tx, input.groupId);
    const before = await heldGroupsOf(tx, user.id);
    if (!before.some((held) => held.id === group.id)) return;
    await tx.client.userGroup.deleteMany({
      where: { projectId: tx.projectId, userId: user.id, groupId: group.id },
    });
    await recordGroups(tx, "user.group-removed", user.id, before, group);
  });
}
