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
  const [user] = await lockUsers(tx, [userId]);
  if (!user) throw new DomainError("request.not-found");
  return user;
}

/**
 * Reads a person without holding the row: for verbs that must never wait.
 * @throws {DomainError} `request.not-found`
 */
export async function readUser(tx: Tx, userId: string): Promise<UserCore> {
  const [user] = await readUsers(tx, [userId]);
  if (!user) throw new DomainError("request.not-found");
  return user;
}

/** Holds several people by ascending id, the order of locks of the whole product; unknown ids are left out. */
export async function lockUsers(tx: Tx, userIds: readonly string[]): Promise<readonly UserCore[]> {
  await tx.client.$queryRaw`
    select id from users where project_id = ${tx.projectId}::uuid and id = any(${[...userIds]}::uuid[])
    order by id for no key update`;
  return readUsers(tx, userIds);
}

/** Reads several people by ascending id without holding their rows; unknown ids are left out. */
export async function readUsers(tx: Tx, userIds: readonly string[]): Promise<readonly UserCore[]> {
  return await tx.client.$queryRaw<UserCore[]>`
    select id, first_name as "firstName", last_name as "lastName", email, phone, id_number as "idNumber", sync_id as "syncId",
      birth_date as "birthDate", badge_numbers as "badgeNumbers", standing
    from users where project_id = ${tx.projectId}::uuid and id = any(${[...userIds]}::uuid[]) order by id`;
}

/** Reads a person and holds the row, unless another transaction holds it: then undefined, without waiting. */
export async function tryLockUser(tx: Tx, userId: string): Promise<UserCore | undefined> {
  const held = await tx.client.$queryRaw<object[]>`
    select id from users where project_id = ${tx.projectId}::uuid and id = ${userId}::uuid for no key update skip locked`;
  return held.length === 0 ? undefined : (await readUsers(tx, [userId]))[0];
}
