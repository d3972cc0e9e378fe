import type { MailHealth } from "@gatehouse/contracts/mails/mail-health";
import type { Db } from "@gatehouse/db/client";
import { failingFrom } from "./mail-gate.ts";

/** Whether mail leaves at all, and how many mails of the project wait. The last answer of the service holds no person's data. */
export async function readMailHealth(db: Db, projectId: string): Promise<MailHealth> {
  const gate = await db.client.mailGate.findFirst();
  const waiting = await db.client.mail.count({ where: { projectId, state: "queued" } });
  if (!gate || gate.failures < failingFrom) return { failing: false, since: null, error: null, waiting };
  return { failing: true, since: gate.failingSince?.toISOString() ?? null, error: gate.lastError, waiting };
}
