import { type Db, databaseNow, type TransactionClient } from "@gatehouse/db/client";
import type { MailReport } from "@gatehouse/domain/mails/mail";
import { settleMails } from "./settle-mails.ts";

/** An event of the mail service whose signature was good. `mailId` is what our tag in it says. */
export type MailEventInput = {
  readonly svixId: string;
  readonly type: string;
  readonly providerId: string;
  readonly mailId: string | null;
  readonly report: MailReport | null;
};

/**
 * Takes an event of the mail service once: receipt and effect are one transaction, so a repetition changes nothing and a crash
 * loses nothing. An event about a mail we do not know (another system of the same account) leaves a receipt only.
 */
export async function recordMailEvent(db: Db, event: MailEventInput): Promise<void> {
  const at = await databaseNow(db, db.client);
  const receive = async (client: TransactionClient) => {
    const receipt = { svixId: event.svixId, at, type: event.type, providerId: event.providerId };
    const { count } = await client.mailWebhookReceipt.createMany({ data: [receipt], skipDuplicates: true });
    return count === 1 ? ("go-on" as const) : ("stop" as const);
  };
  const mailId = event.report === null ? null : await findMail(db, event);
  if (mailId === null || event.report === null) await receive(db.client);
  else
    await settleMails(
      db,
      [{ mailId, report: event.report, providerId: event.providerId || undefined }],
      receive,
    );
}

/** By our own tag first: an event can overtake the answer that tells us the service's id. */
async function findMail(db: Db, { mailId, providerId }: MailEventInput): Promise<string | null> {
  const byTag =
    mailId === null ? null : await db.client.mail.findUnique({ where: { id: mailId }, select: { id: true } });
  if (byTag) return byTag.id;
  if (providerId === "") return null;
  const byProvider = await db.client.mail.findUnique({ where: { providerId }, select: { id: true } });
  return byProvider?.id ?? null;
}

/** How long a receipt is kept: the service repeats an event for about 28 hours. */
const receiptMs = 7 * 24 * 60 * 60 * 1000;

/** Drops receipts no repetition can ask for any more. Answers how many. */
export async function forgetMailReceipts(db: Db): Promise<number> {
  const now = await databaseNow(db, db.client);
  const { count } = await db.client.mailWebhookReceipt.deleteMany({
    where: { at: { lt: new Date(now.getTime() - receiptMs) } },
  });
  return count;
}
