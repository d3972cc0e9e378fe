import type { MembersList } from "@gatehouse/contracts/members/members";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { MemberRole } from "@gatehouse/domain/members/member";

type Row = {
  id: string;
  admin_id: string;
  name: string;
  email: string;
  role: MemberRole;
  created_at: Date;
  last_seen_at: Date | null;
  open_sessions: number;
};

/** All admins of a project by name, with the position the answer belongs to. */
export function listMembers(db: Db, projectId: string): Promise<MembersList> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const now = await databaseNow(db, client);
    const rows = await client.$queryRaw<Row[]>`
      select m.id, m.admin_id, a.name, a.email, m.role, m.created_at, s.last_seen_at, coalesce(s.open, 0)::int as open_sessions
      from members m join admins a on a.id = m.admin_id
      left join lateral (
        select max(last_seen_at) as last_seen_at, count(*) as open from sessions
        where admin_id = m.admin_id and expires_at > ${now} and ends_at > ${now}) s on true
      where m.project_id = ${projectId}::uuid
      order by plain_text(a.name), a.email`;
    return {
      members: rows.map((row) => ({
        id: row.id,
        adminId: row.admin_id,
        name: row.name,
        email: row.email,
        role: row.role,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at?.toISOString() ?? null,
        openSessions: row.open_sessions,
      })),
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}
