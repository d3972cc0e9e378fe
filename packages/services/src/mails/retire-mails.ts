import { type Db, databaseNow } from "@gatehouse/db/client";
import { dueOrder, isAlive, isDue } from "./alive.ts";
import { giveUpAfterMs } from "./claim-mail-batch.ts";
import { settleMails } from "./settle-mails.ts";

/** How far into the queue one look goes; the dead beyond it come to the front by and by. */
const lookAhead = 500;

/** Settles due mails that must not go any more (withdrawn, used, run out, undone) as failed, *withdrawn*. */
export async function retireDeadMails(db: Db): Promise<void> {
  const now = await databaseNow(db, db.client);
  const dead = await db.client.$queryRaw<{ id: string }[]>`
    select m.id from (select * from mails m where ${isDue(now)} order by ${dueOrder} limit ${lookAhead}) m where not ${isAlive(now)}`;
  const report = { state: "failed" as const, at: now, reason: "withdrawn" };
  await settleMails(
    db,
    dead.map(({ id }) => ({ mailId: id, report })),
  );
}

/** Ends batches that could not be sent in time: their key would soon be forgotten, and another try could send a mail twice. */
export async function giveUpOldBatches(db: Db): Promise<void> {
  const now = await databaseNow(db, db.client);
  const old = await db.client.mailBatch.findMany({
    where: {
      state: "open",
      leaseUntil: { lte: now },
      createdAt: { lte: new Date(now.getTime() - giveUpAfterMs) },
    },
  });
  for (const batch of old) {
    const mails = await db.client.mail.findMany({
      where: { batchId: batch.id, state: "queued" },
      select: { id: true },
    });
    const reason = `not known to be sent after 23 hours of trying: ${batch.error ?? "no answer"}`;
    await settleMails(
      db,
      mails.map(({ id }) => ({ mailId: id, report: { state: "failed" as const, at: now, reason } })),
    );
    await db.client.mailBatch.updateMany({
      where: { id: batch.id, state: "open" },
      data: { state: "given-up" },
    });
  }
}

/** Whether anything waits to be sent now: asked before a place in the queue of requests is taken. */
export async function isMailDue(db: Db): Promise<boolean> {
  const now = await databaseNow(db, db.client);
  const [row] = await db.client.$queryRaw<{ due: boolean }[]>`
    select exists (select from mails m where ${isDue(now)})
      or exists (select from mail_batches where state = 'open' and lease_until <= ${now}) as due`;
  return row?.due ?? false;
}
