import type { CreateRoleInput } from "@gatehouse/contracts/roles/roles";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { newId } from "../rows/new-id.ts";
import { checkRoleNameFree } from "./find-role.ts";

/**
 * Makes a role; nobody holds it and it opens nothing yet.
 * @throws {DomainError} `role.name-taken`
 */
export function createRole(db: Db, actor: Actor, input: CreateRoleInput): Promise<{ id: string }> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      const { name, description } = input;
      await checkRoleNameFree(tx, name);
      const id = newId(tx.now.getTime());
      await tx.client.role.create({
        data: { projectId: tx.projectId, id, name, description, createdAt: tx.now },
      });
      record(tx, "role.created", { kind: "role", id }, { after: { name, description } });
      return { id };
    }),
  );
}
