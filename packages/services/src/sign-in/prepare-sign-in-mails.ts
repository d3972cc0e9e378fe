import type { Db } from "@gatehouse/db/client";
import { inSessionTransaction } from "../sessions/in-session-transaction.ts";
import { queueLinkMail } from "./open-link.ts";

/** How many requests one round takes. */
const roundSize = 100;

/**
 * Looks up who asked to sign in and queues the mail for every admin some project keeps; a request of anybody else stays
 * as it is and runs out. Safe on many nodes at once. Answers how many mails were queued.
 */
export function prepareSignInMails(db: Db): Promise<number> {
  return inSessionTransaction(db, async (scope) => {
    const links = await scope.client.$queryRaw<{ id: string; email: string }[]>`
      update sign_in_links l set admin_id = a.id from admins a
      where a.email = l.email and exists (select from members m where m.admin_id = a.id)
        and l.id in (
          select asked.id from sign_in_links asked
          where asked.admin_id is null and asked.used_at is null and asked.expires_at > ${scope.now}
            and exists (select from admins known join members kept on kept.admin_id = known.id where known.email = asked.email)
          order by asked.created_at limit ${roundSize} for update skip locked)
      returning l.id, l.email`;
    for (const link of links) await queueLinkMail(scope, link);
    return links.length;
  });
}
