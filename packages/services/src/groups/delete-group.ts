import type { DeleteGroupInput } from "@gatehouse/contracts/groups/groups";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { countRunsAbout } from "../imports/count-runs-about.ts";
import { lockProject } from "../projects/lock-project.ts";
import { findGroup } from "./held-groups.ts";

/**
 * Deletes a group nobody is in any more; archived people who were in it lose it. A group that a run is about which has not
 * ended, or can be reverted still, stays; the history of others keeps its name.
 * @throws {DomainError} `request.not-found`, `group.in-use` with the numbers of `people` and `imports`, and `isScope` when
 * coming files are about it
 */
export function deleteGroup(db: Db, actor: Actor, input: DeleteGroupInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    await lockProject(tx);
    await tx.client.$queryRaw`
      select id from groups where project_id = ${projectId}::uuid and id = ${input.groupId}::uuid for update`;
    const group = await findGroup(tx, input.groupId);
    const uses = await usesOf(tx, group.id);
    if (uses.people + uses.imports > 0 || uses.isScope) throw new DomainError("group.in-use", uses);
    await tx.client.userGroup.deleteMany({ where: { projectId, groupId: group.id } });
    await tx.client.group.delete({ where: { projectId_id: { projectId, id: group.id } } });
    record(tx, "group.deleted", { kind: "group", id: group.id }, { before: { name: group.name } });
  });
}

async function usesOf(tx: Tx, groupId: string) {
  const { projectId } = tx;
  const notArchived = { standing: { not: "archived" } };
  return {
    people: await tx.client.userGroup.count({ where: { projectId, groupId, user: notArchived } }),
    imports: await countRunsAbout(tx, groupId),
    isScope: (await tx.client.project.count({ where: { id: projectId, importGroupId: groupId } })) > 0,
  };
}
