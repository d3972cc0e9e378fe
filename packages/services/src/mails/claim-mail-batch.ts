import type { MailFacts } from "@gatehouse/contracts/mails/mail-facts";
import { type Db, databaseNow, Prisma, type TransactionClient } from "@gatehouse/db/client";
import type { MailKind } from "@gatehouse/domain/mails/mail-kind";
import { newId } from "../rows/new-id.ts";
import { dueOrder, isAlive, isDue } from "./alive.ts";
import { loadMailFacts } from "./load-mail-facts.ts";
import { deriveMailSecrets, type MailSecrets } from "./mail-secrets.ts";

/** The most mails one request of the mail service takes. */
export const batchLimit = 100;

/** How long a claimed batch is left alone; longer than a request may take. Beyond it another worker takes the batch over. */
export const leaseMs = 60_000;

/** From here on a batch is not tried again: the mail service forgets its key 24 h after it first saw it. */
export const giveUpAfterMs = 23 * 60 * 60 * 1000;

/** A mail of a batch, ready to be rendered. */
export type MailToSend = {
  readonly id: string;
  readonly recipient: string;
  readonly facts: MailFacts;
  readonly secrets: MailSecrets;
};

/** Mails that go in one request under one key; the same ones in the same order each time it is tried. */
export type MailBatch = {
  readonly id: string;
  readonly attempts: number;
  readonly mails: readonly MailToSend[];
};

/**
 * Takes a batch to send: one whose last try failed or whose worker died, else a new one of the mails that are due. Each batch is
 * held by one worker at a time, for `leaseMs`. Undefined when nothing is to be sent.
 */
export function claimMailBatch(db: Db): Promise<MailBatch | undefined> {
  return db.client.$transaction(
    async (client) => {
      const now = await databaseNow(db, client);
      const batch = (await takeBatch(client, now)) ?? (await makeBatch(client, now));
      return batch && { ...batch, mails: await readMembers(client, db.secretKey, batch.id) };
    },
    { maxWait: 5_000, timeout: 15_000 },
  );
}

async function takeBatch(
  client: TransactionClient,
  now: Date,
): Promise<{ id: string; attempts: number } | undefined> {
  const [batch] = await client.$queryRaw<{ id: string; attempts: number }[]>`
    update mail_batches set lease_until = ${new Date(now.getTime() + leaseMs)}, attempts = attempts + 1
    where id = (select id from mail_batches where state = 'open' and lease_until <= ${now}
      and created_at > ${new Date(now.getTime() - giveUpAfterMs)} order by lease_until limit 1 for update skip locked)
    returning id, attempts`;
  return batch;
}

async function makeBatch(
  client: TransactionClient,
  now: Date,
): Promise<{ id: string; attempts: number } | undefined> {
  const due = await client.$queryRaw<{ id: string }[]>`
    select m.id from mails m where ${isDue(now)} and ${isAlive(now)} order by ${dueOrder} limit ${batchLimit} for update of m skip locked`;
  const facts = await loadMailFacts(
    client,
    due.map((mail) => mail.id),
  );
  const members = due.filter((mail) => facts.has(mail.id));
  await client.mail.updateMany({
    where: { id: { in: due.filter((mail) => !facts.has(mail.id)).map((mail) => mail.id) } },
    data: { state: "failed", settledAt: now, error: "what it would say is gone" },
  });
  if (members.length === 0) return undefined;
  const id = newId(now.getTime());
  await client.mailBatch.create({
    data: { id, createdAt: now, leaseUntil: new Date(now.getTime() + leaseMs), attempts: 1 },
  });
  const rows = members.map(
    (mail, slot) => Prisma.sql`(${mail.id}::uuid, ${slot}::int, ${JSON.stringify(facts.get(mail.id))})`,
  );
  await client.$executeRaw`
    update mails m set batch_id = ${id}::uuid, slot = n.slot, params = n.params
    from (values ${Prisma.join(rows)}) as n (id, slot, params) where m.id = n.id`;
  return { id, attempts: 1 };
}

async function readMembers(
  client: TransactionClient,
  key: Uint8Array,
  batchId: string,
): Promise<MailToSend[]> {
  const rows = await client.mail.findMany({ where: { batchId }, orderBy: { slot: "asc" } });
  const facts = await loadMailFacts(
    client,
    rows.map((mail) => mail.id),
  );
  return rows.flatMap((mail) => {
    const said = facts.get(mail.id);
    const owner = { kind: mail.kind as MailKind, invitationId: mail.invitationId, linkId: mail.linkId };
    return said
      ? [{ id: mail.id, recipient: mail.recipient, facts: said, secrets: deriveMailSecrets(key, owner) }]
      : [];
  });
}
