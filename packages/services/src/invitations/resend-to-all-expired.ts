import type { ResendToAllExpiredInput } from "@gatehouse/contracts/invitations/send-invitation";
import { type Db, databaseNow, Prisma } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { DomainErrorCode } from "@gatehouse/domain/errors/domain-error-code";
import { inviteLockedUser } from "./invite-locked-user.ts";

/** People in one transaction: it holds their rows, so it stays short; the page asks again and shows how far it is. */
const batchSize = 50;

/** What one batch did; `left` people stand behind `next`. */
export type ResentBatch = {
  sent: number;
  skipped: { userId: string; name: string; code: DomainErrorCode }[];
  left: number;
  next: string | null;
};

type Expired = { id: string; name: string };

/**
 * Invites the next people again whose invitation ran out, in the order of their ids. Whoever may not be invited just now
 * (blocked meanwhile, on the blocklist) is skipped and named.
 */
export async function resendToAllExpired(
  db: Db,
  actor: Actor,
  input: ResendToAllExpiredInput,
): Promise<ResentBatch> {
  const batch: ResentBatch = { sent: 0, skipped: [], left: 0, next: null };
  await inTransaction(
    db,
    actor,
    async (tx) => {
      const people = await findExpired(tx, input.cursor);
      for (const { id, name } of people) {
        const refused = await inviteAgain(tx, id);
        if (refused) batch.skipped.push({ userId: id, name, code: refused });
        else batch.sent += 1;
      }
      if (people.length === batchSize) batch.next = people.at(-1)?.id ?? null;
    },
    { timeoutMs: 30_000 },
  );
  if (batch.next !== null) batch.left = await countExpired(db, actor.projectId, batch.next);
  return batch;
}

/** A refusal changes nothing before it is thrown, so the others of the batch go on. */
async function inviteAgain(tx: Tx, userId: string): Promise<DomainErrorCode | null> {
  try {
    await inviteLockedUser(tx, userId, null);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const expired = (projectId: string, now: Date, after: string | undefined) => Prisma.sql`
  from passes p join users u on u.project_id = p.project_id and u.id = p.user_id
  where p.project_id = ${projectId}::uuid and p.state = 'invited' and u.standing = 'active'
    and (${after ?? null}::uuid is null or u.id > ${after ?? null}::uuid)
    and not exists (select from invitations i where i.project_id = p.project_id and i.user_id = p.user_id
      and i.state = 'open' and i.expires_at > ${now})`;

const findExpired = (tx: Tx, after: string | undefined): Promise<Expired[]> =>
  tx.client.$queryRaw<Expired[]>`
    select u.id, u.first_name || ' ' || u.last_name as name ${expired(tx.projectId, tx.now, after)}
    order by u.id limit ${batchSize}`;

async function countExpired(db: Db, projectId: string, after: string): Promise<number> {
  const now = await databaseNow(db, db.client);
  const [row] = await db.client.$queryRaw<
    { n: number }[]
  >`select count(*)::int as n ${expired(projectId, now, after)}`;
  return row?.n ?? 0;
}
