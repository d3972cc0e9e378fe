import type { Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { Standing } from "@gatehouse/domain/users/standing";

/** The core data of a person as verbs need it. `standing` is the list's copy, not the truth. */
export type UserCore = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly syncId: string | null;
  readonly birthDate: string | null;
  readonly badgeNumbers: string;
  readonly standing: Standing;
};

/**
 * Reads a person and holds the row until the transaction ends, so that two verbs on one person follow each other.
 * @throws {DomainError} `request.not-found` for an unknown id and for one of another project alike
 */
export async function lockUser(tx: Tx, userId: string): Promise<UserCore> {
  await tx.client.$queryRaw`
    select id from users where project_id = ${tx.projectId}::uuid and id = ${userId}::uuid for no key update`;
  return readUser(tx, userId);
}

/**
 * Reads a person without holding the row: for verbs that must never wait.
 * @throws {DomainError} `request.not-found`
 */
export async function readUser(tx: Tx, userId: string): Promise<UserCore> {
  const user = await tx.client.user.findUnique({ where: { projectId_id: { projectId: tx.projectId, id: userId } } });
  if (!user) throw new DomainError("request.not-found");
  return { ...user, standing: user.standing as Standing };
}
