import type { Tx } from "@gatehouse/db/transactions/tx";

/**
 * Takes a person out of the mail log: address, words and what was heard go, that a mail went stays. Mails that still wait are
 * not sent. Belongs into the transaction that erases the person.
 */
export async function eraseMails(tx: Tx, userId: string): Promise<void> {
  const mine = { projectId: tx.projectId, userId };
  await tx.client.mail.updateMany({
    where: { ...mine, state: "queued", batchId: null },
    data: { state: "failed", settledAt: tx.now },
  });
  await tx.client.mail.updateMany({ where: mine, data: { recipient: "", params: "{}", error: null } });
}
