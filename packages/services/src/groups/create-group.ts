import type { CreateGroupInput } from "@gatehouse/contracts/groups/groups";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { newId } from "../rows/new-id.ts";
import { checkGroupNameFree } from "./held-groups.ts";

/**
 * Makes a group without people.
 * @throws {DomainError} `group.name-taken` with the one that has the name
 */
export function createGroup(db: Db, actor: Actor, input: CreateGroupInput): Promise<{ id: string }> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      await checkGroupNameFree(tx, input.name);
      const id = newId(tx.now.getTime());
      await tx.client.group.create({
        data: { projectId: tx.projectId, id, name: input.name, createdAt: tx.now },
      });
      record(tx, "group.created", { kind: "group", id }, { after: { name: input.name } });
      return { id };
    }),
  );
}
