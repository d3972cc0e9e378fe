import type { Me } from "@gatehouse/contracts/sessions/sessions";
import type { Db } from "@gatehouse/db/client";
import type { SessionSubject } from "../sessions/in-session-transaction.ts";

/** Who is signed in, for the page's own use. */
export async function readMe(db: Db, by: SessionSubject): Promise<Me> {
  const { name, email } = await db.client.admin.findUniqueOrThrow({ where: { id: by.adminId } });
  return { adminId: by.adminId, name, email, sessionId: by.sessionId, provedAt: by.provedAt.toISOString() };
}
