import { type Db, databaseNow } from "@gatehouse/db/client";

/** How long an ended link is kept, for questions about a sign-in that did not work. */
const keepMs = 24 * 60 * 60 * 1000;

/** Deletes ended sessions, links that ran out a day ago, and counters whose window is over. */
export async function forgetOldSignIns(db: Db): Promise<void> {
  const now = await databaseNow(db, db.client);
  await db.client.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { endsAt: { lte: now } }] },
  });
  await db.client.signInLink.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - keepMs) } } });
  await db.client.rateCounter.deleteMany({ where: { expiresAt: { lte: now } } });
}
