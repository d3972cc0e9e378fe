import type { RenameGroupInput } from "@gatehouse/contracts/groups/groups";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { checkGroupNameFree, findGroup } from "./held-groups.ts";

/**
 * Gives a group another name.
 * @throws {DomainError} `request.not-found`, `group.name-taken`
 */
export function renameGroup(db: Db, actor: Actor, input: RenameGroupInput): Promise<void> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      const group = await findGroup(tx, input.groupId);
      if (group.name === input.name) return;
      await checkGroupNameFree(tx, input.name, group.id);
      await tx.client.group.update({
        where: { projectId_id: { projectId: tx.projectId, id: group.id } },
        data: { name: input.name },
      });
      const [before, after] = [{ name: group.name }, { name: input.name }];
      record(tx, "group.renamed", { kind: "group", id: group.id }, { before, after });
    }),
  );
}
