import type { MailFacts } from "@gatehouse/contracts/mails/mail-facts";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { loadMailFacts } from "./load-mail-facts.ts";

/**
 * What a mail of a project says or said: the frozen facts once it was claimed, today's before.
 * @throws {DomainError} `request.not-found` when there is no such mail, or its person was erased
 */
export function readMailFacts(db: Db, projectId: string, mailId: string): Promise<MailFacts> {
  return inSnapshot(db, async (client) => {
    const mail = await client.mail.findFirst({ where: { id: mailId, projectId }, select: { id: true } });
    const facts = mail ? (await loadMailFacts(client, [mail.id])).get(mail.id) : undefined;
    if (!facts) throw new DomainError("request.not-found");
    return facts;
  });
}
