import { type Db, databaseNow } from "@gatehouse/db/client";
import { newId } from "../rows/new-id.ts";
import { type MailNews, settleMails } from "./settle-mails.ts";

/** What became of one mail of a batch that the mail service took: its id there if told, or why it was refused for good. */
export type MailResult =
  | { readonly mailId: string; readonly accepted: true; readonly providerId: string | null }
  | { readonly mailId: string; readonly accepted: false; readonly reason: string };

/**
 * Marks the mails of a batch the mail service has answered for, then the batch. A member no result speaks of was erased while
 * the batch waited, and counts as withdrawn. Doing it again changes nothing.
 */
export async function finishMailBatch(
  db: Db,
  batchId: string,
  results: readonly MailResult[],
): Promise<void> {
  const at = await databaseNow(db, db.client);
  const spokenOf = results.map((result) => result.mailId);
  const silent = await db.client.mail.findMany({
    where: { batchId, state: "queued", id: { notIn: spokenOf } },
    select: { id: true },
  });
  const gone = silent.map(({ id }) => ({ mailId: id, accepted: false as const, reason: "withdrawn" }));
  const news = [...results, ...gone].map((result) => ({ mailId: result.mailId, ...newsOf(result, at) }));
  await settleMails(db, news);
  await db.client.mailBatch.updateMany({
    where: { id: batchId, state: "open" },
    data: { state: "done", error: null },
  });
}

function newsOf(result: MailResult, at: Date): Omit<MailNews, "mailId"> {
  if (!result.accepted) return { report: { state: "failed", at, reason: result.reason } };
  return { report: { state: "sent", at, reason: null }, providerId: result.providerId ?? undefined };
}

/** Leaves a batch for a later try of the very same mails. */
export async function postponeMailBatch(
  db: Db,
  batchId: string,
  input: { afterMs: number; error: string },
): Promise<void> {
  const now = await databaseNow(db, db.client);
  await db.client.mailBatch.updateMany({
    where: { id: batchId, state: "open" },
    data: { leaseUntil: new Date(now.getTime() + input.afterMs), error: input.error },
  });
}

/**
 * Cuts a batch that was refused as a whole into batches of one, so that the mail that spoils it is found and the others go.
 * Only for a refusal that proves nothing was sent: the new batches have new keys.
 */
export async function splitMailBatch(db: Db, batchId: string, error: string): Promise<void> {
  await db.client.$transaction(async (client) => {
    const now = await databaseNow(db, client);
    const closed = await client.mailBatch.updateMany({
      where: { id: batchId, state: "open" },
      data: { state: "done", error },
    });
    if (closed.count === 0) return;
    const members = await client.mail.findMany({
      where: { batchId, state: "queued" },
      orderBy: { slot: "asc" },
    });
    const singles = members.map((mail) => ({ mailId: mail.id, id: newId(now.getTime()) }));
    await client.mailBatch.createMany({
      data: singles.map(({ id }) => ({ id, createdAt: now, leaseUntil: now })),
    });
    for (const { mailId, id } of singles)
      await client.mail.update({ where: { id: mailId }, data: { batchId: id, slot: 0 } });
  });
}

/** Takes mails out of a batch before its first try, as failed: they cannot even be written. */
export async function dropFromMailBatch(
  db: Db,
  mails: readonly { mailId: string; reason: string }[],
): Promise<void> {
  const at = await databaseNow(db, db.client);
  await settleMails(
    db,
    mails.map(({ mailId, reason }) => ({ mailId, report: { state: "failed" as const, at, reason } })),
  );
  await db.client.mail.updateMany({
    where: { id: { in: mails.map((mail) => mail.mailId) } },
    data: { batchId: null, slot: null },
  });
}
