import type { Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** A role as verbs need it. */
export type RoleCore = { readonly id: string; readonly name: string; readonly description: string };

/**
 * Reads a role of the project.
 * @throws {DomainError} `request.not-found`
 */
export async function findRole(tx: Tx, roleId: string): Promise<RoleCore> {
  const role = await tx.client.role.findUnique({
    where: { projectId_id: { projectId: tx.projectId, id: roleId } },
  });
  if (!role) throw new DomainError("request.not-found");
  return role;
}

/**
 * Passes only for a name no other role has, whatever its case.
 * @throws {DomainError} `role.name-taken` with `roleId`
 */
export async function checkRoleNameFree(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const other = await tx.client.role.findFirst({
    where: {
      projectId: tx.projectId,
      name: { equals: name, mode: "insensitive" },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
  });
  if (other) throw new DomainError("role.name-taken", { roleId: other.id });
}
