import { createHmac } from "node:crypto";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { translateRefusal } from "@gatehouse/db/transactions/refusals";
import { checkMayTry, wrongTryWindowMs } from "@gatehouse/domain/invitations/code-tries";
import { newId } from "../rows/new-id.ts";
import { inTurn } from "./in-turn.ts";

/** Whose tries are counted. Kept as a keyed hash: the table names neither an address nor an invitation. */
export type TrySubject = { readonly kind: "address" | "invitation"; readonly value: string };

/** Several nodes may wait for one another's lock; each of them for three short statements. */
const patience = { maxWait: 10_000, timeout: 15_000 };

/**
 * Takes one of the ten tries an hour before the code is looked at, and answers how to give it back when the code was right. Taken
 * first, fifty guesses at once get ten answers and not fifty; counted in the database, a restart and a second node change nothing.
 * @throws {DomainError} `request.too-many` with `retryAt`, `request.busy` when the database had no time for it
 */
export async function reserveTry(db: Db, subject: TrySubject): Promise<{ giveBack: () => Promise<void> }> {
  const said = `try\u0000${subject.kind}\u0000${subject.value}`;
  const key = createHmac("sha256", db.secretKey).update(said).digest("hex");
  const id = await inTurn(key, () => takeTry(db, key)).catch((error: unknown) => {
    throw translateRefusal(error);
  });
  return {
    giveBack: async () => {
      await db.client.wrongTry.deleteMany({ where: { id } });
    },
  };
}

function takeTry(db: Db, key: string): Promise<string> {
  return db.client.$transaction(async (client) => {
    await client.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
    const now = await databaseNow(db, client);
    const since = new Date(now.getTime() - wrongTryWindowMs);
    const tries = await client.wrongTry.findMany({ where: { key, at: { gt: since } }, select: { at: true } });
    const instants = tries.map((row) => row.at);
    checkMayTry(instants, now);
    const reserved = { id: newId(now.getTime()), key, at: now };
    await client.wrongTry.create({ data: reserved });
    return reserved.id;
  }, patience);
}

/** Drops tries that count no more; a job runs it now and then. */
export async function forgetOldTries(db: Db): Promise<void> {
  const now = await databaseNow(db, db.client);
  await db.client.wrongTry.deleteMany({ where: { at: { lte: new Date(now.getTime() - wrongTryWindowMs) } } });
}
