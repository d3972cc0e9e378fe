import type { RenameRoleInput } from "@gatehouse/contracts/roles/roles";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { checkRoleNameFree, findRole } from "./find-role.ts";

/**
 * Gives a role another name and description; who holds it stays as it is.
 * @throws {DomainError} `request.not-found`, `role.name-taken`
 */
export function renameRole(db: Db, actor: Actor, input: RenameRoleInput): Promise<void> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      const { roleId, name, description } = input;
      const role = await findRole(tx, roleId);
      if (role.name === name && role.description === description) return;
      await checkRoleNameFree(tx, name, roleId);
      await tx.client.role.update({
        where: { projectId_id: { projectId: tx.projectId, id: roleId } },
        data: { name, description },
      });
      const before = { name: role.name, description: role.description };
      record(tx, "role.renamed", { kind: "role", id: roleId }, { before, after: { name, description } });
    }),
  );
}
