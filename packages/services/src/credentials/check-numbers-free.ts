import type { Tx } from "@gatehouse/db/transactions/tx";
import type { Carrier } from "@gatehouse/domain/credentials/credential";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** A number and the carrier it is wanted on. */
export type WantedNumber = { readonly number: string; readonly carrier: Carrier };

/** Somebody who holds a number, as a refusal names them. */
type Holder = { userId: string; number: string; holder: string; shortNumber: number };

/**
 * Passes only when nobody else holds a number: of those a person still owns, or the one that is wanted. A person who has
 * it on this very carrier already is refused too.
 * @throws {DomainError} `credential.number-taken` with `number`, `userId`, `holder` and `shortNumber`
 */
export async function checkNumbersFree(tx: Tx, userId: string, wanted?: WantedNumber): Promise<void> {
  const numbers = wanted === undefined ? await ownNumbers(tx, userId) : [wanted.number];
  if (numbers.length === 0) return;
  const [taken] = await tx.client.$queryRaw<Holder[]>`
    select c.user_id as "userId", c.number, u.first_name || ' ' || u.last_name as holder, u.short_number as "shortNumber"
    from credentials c join users u on u.project_id = c.project_id and u.id = c.user_id
    where c.project_id = ${tx.projectId}::uuid and c.live and c.number = any(${numbers}::text[])
      and (c.user_id <> ${userId}::uuid or c.carrier = ${wanted?.carrier ?? ""}) limit 1`;
  if (taken) throw new DomainError("credential.number-taken", taken);
}

async function ownNumbers(tx: Tx, userId: string): Promise<string[]> {
  const own = await tx.client.credential.findMany({
    where: { projectId: tx.projectId, userId, withdrawnAt: null },
    select: { number: true },
  });
  return own.map((credential) => credential.number);
}
