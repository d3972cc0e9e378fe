import type { Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { UserFields } from "@gatehouse/domain/users/user-fields";
import { addCredential } from "../credentials/add-credential.ts";
import type { UserCore } from "./lock-user.ts";

/** The fields of a person under the names of the form. */
export const fieldsOf = (user: UserCore): UserFields => ({
  firstName: user.firstName,
  lastName: user.lastName,
  email: user.email,
  phone: user.phone,
  dateOfBirth: user.birthDate,
  idNumber: user.idNumber,
  syncId: user.syncId,
});

/**
 * Writes the given fields of a person whose row is held; the number of the phone follows the ID. Answers the person as
 * they are then.
 * @throws {DomainError} `credential.number-taken`, `user.sync-id-taken`
 */
export async function saveUserFields(
  tx: Tx,
  user: UserCore,
  applies: Partial<UserFields>,
): Promise<UserCore> {
  const { dateOfBirth, ...rest } = applies;
  const columns = { ...rest, ...(dateOfBirth === undefined ? {} : { birthDate: dateOfBirth }) };
  if (applies.syncId) await checkSyncIdFree(tx, user.id, applies.syncId);
  await tx.client.user.update({
    where: { projectId_id: { projectId: tx.projectId, id: user.id } },
    data: { ...columns, updatedAt: tx.now },
  });
  if (applies.idNumber !== undefined) await moveNumber(tx, user.id, applies.idNumber);
  return { ...user, ...columns };
}

async function moveNumber(tx: Tx, userId: string, number: string | null): Promise<void> {
  const mine = { projectId: tx.projectId, userId };
  await tx.client.credential.updateMany({
    where: { ...mine, carrier: "pass", withdrawnAt: null },
    data: { live: false, withdrawnAt: tx.now },
  });
  if (number === null) return;
  const isArchived = (await tx.client.archiving.count({ where: { ...mine, closedAt: null } })) > 0;
  await addCredential(tx, { userId, number, carrier: "pass", live: !isArchived });
}

/**
 * Passes only for a Sync ID that no other person who is not archived has.
 * @throws {DomainError} `user.sync-id-taken` with `userId` and `holder`
 */
export async function checkSyncIdFree(tx: Tx, userId: string, syncId: string): Promise<void> {
  const other = await tx.client.user.findFirst({
    where: { projectId: tx.projectId, syncId, standing: { not: "archived" }, id: { not: userId } },
  });
  if (other)
    throw new DomainError("user.sync-id-taken", {
      userId: other.id,
      holder: `${other.firstName} ${other.lastName}`,
    });
}
