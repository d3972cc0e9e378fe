import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** A group as verbs need it. */
export type GroupCore = { readonly id: string; readonly name: string };

/**
 * Reads a group of the project.
 * @throws {DomainError} `request.not-found`
 */
export async function findGroup(tx: Tx, groupId: string): Promise<GroupCore> {
  const group = await tx.client.group.findUnique({
    where: { projectId_id: { projectId: tx.projectId, id: groupId } },
    select: { id: true, name: true },
  });
  if (!group) throw new DomainError("request.not-found");
  return group;
}

/**
 * Passes only for a name no other group has, whatever its case.
 * @throws {DomainError} `group.name-taken` with `groupId`
 */
export async function checkGroupNameFree(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const other = await tx.client.group.findFirst({
    where: {
      projectId: tx.projectId,
      name: { equals: name, mode: "insensitive" },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
  });
  if (other) throw new DomainError("group.name-taken", { groupId: other.id });
}

/** The groups of a person whose row is held, as the list row shows them. */
export async function heldGroupsOf(tx: Tx, userId: string): Promise<UserRow["groups"]> {
  const held = await tx.client.userGroup.findMany({
    where: { projectId: tx.projectId, userId },
    select: { group: { select: { id: true, name: true } } },
    orderBy: { group: { name: "asc" } },
  });
  return held.map((row) => row.group);
}

/** Stamps the list row and records the change. */
export async function recordGroups(
  tx: Tx,
  verb: "user.group-added" | "user.group-removed",
  userId: string,
  before: UserRow["groups"],
  group: GroupCore,
): Promise<void> {
  const groups = await heldGroupsOf(tx, userId);
  await tx.client.user.updateMany({
    where: { projectId: tx.projectId, id: userId },
    data: { updatedAt: tx.now },
  });
  const after = { groups, groupId: group.id, group: group.name, updatedAt: tx.now };
  record(tx, verb, { kind: "user", id: userId }, { before: { groups: before }, after });
}
