import type { Db } from "@gatehouse/db/client";
import { databaseNow } from "@gatehouse/db/client";
import type { MemberRole } from "@gatehouse/domain/members/member";

/** A socket's claim: this session, in this project. */
export type AccessClaim = {
  readonly sessionId: string;
  readonly adminId: string;
  readonly projectId: string;
};

/** The role each claim still has, by `sessionId projectId`; a claim that is absent has ended. */
export async function checkAccess(db: Db, claims: readonly AccessClaim[]): Promise<Map<string, MemberRole>> {
  if (claims.length === 0) return new Map();
  const now = await databaseNow(db, db.client);
  const rows = await db.client.$queryRaw<{ session_id: string; project_id: string; role: MemberRole }[]>`
    select s.id as session_id, m.project_id, m.role from sessions s
    join members m on m.admin_id = s.admin_id
    where s.id = any(${[...new Set(claims.map((claim) => claim.sessionId))]}::uuid[])
      and m.project_id = any(${[...new Set(claims.map((claim) => claim.projectId))]}::uuid[])
      and s.expires_at > ${now} and s.ends_at > ${now}`;
  return new Map(rows.map((row) => [accessKey(row.session_id, row.project_id), row.role]));
}

/** The key of one claim in the answer of `checkAccess`. */
export const accessKey = (sessionId: string, projectId: string): string => `${sessionId} ${projectId}`;
