import type { Db, TransactionClient } from "@gatehouse/db/client";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { idleEnd, isLive, lifetimeFor, needsTouch } from "@gatehouse/domain/sessions/session-lifetime";

/** A session that may be used now, and the moment it was judged at. */
export type HeldSession = {
  /** The public id: stands in rooms, logs and the list of sessions, opens nothing. */
  readonly id: string;
  readonly adminId: string;
  readonly provedAt: Date;
  readonly expiresAt: Date;
  readonly now: Date;
};

type Row = {
  id: string;
  admin_id: string;
  last_seen_at: Date;
  proved_at: Date;
  expires_at: Date;
  ends_at: Date;
  roles: MemberRole[];
  now: Date;
};

/**
 * Finds a live session by the hash of its secret, judged by the database's clock, and writes its use down once a minute.
 * An admin whom no project keeps has no session. One query for each request.
 */
export async function findSession(
  db: Db,
  idHash: string,
  client: TransactionClient = db.client,
): Promise<HeldSession | undefined> {
  const [row] = await client.$queryRaw<Row[]>`
    select s.id, s.admin_id, s.last_seen_at, s.proved_at, s.expires_at, s.ends_at, clock_timestamp() as now,
      array(select m.role from members m where m.admin_id = s.admin_id) as roles
    from sessions s where s.id_hash = ${idHash}`;
  if (!row) return undefined;
  const now = new Date(row.now.getTime() + db.shiftMs());
  if (row.roles.length === 0 || !isLive({ expiresAt: row.expires_at, endsAt: row.ends_at }, now))
    return undefined;
  const expiresAt = needsTouch(row.last_seen_at, now)
    ? await touch(client, idHash, row, now)
    : row.expires_at;
  return { id: row.id, adminId: row.admin_id, provedAt: row.proved_at, expiresAt, now };
}

async function touch(client: TransactionClient, idHash: string, row: Row, now: Date): Promise<Date> {
  const expiresAt = idleEnd(now, row.ends_at, lifetimeFor(row.roles));
  // Never backwards: of two requests at once the later one counts.
  await client.session.updateMany({
    where: { idHash, lastSeenAt: { lt: now } },
    data: { lastSeenAt: now, expiresAt },
  });
  return expiresAt;
}
