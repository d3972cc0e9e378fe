import type { SessionView } from "@gatehouse/contracts/sessions/sessions";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** The browsers in which an admin is signed in now, newest use first. `currentId` marks the one that asks. */
export async function listSessions(db: Db, adminId: string, currentId: string): Promise<SessionView[]> {
  const now = await databaseNow(db, db.client);
  const rows = await db.client.session.findMany({
    where: { adminId, expiresAt: { gt: now }, endsAt: { gt: now } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    provedAt: row.provedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    userAgent: row.userAgent,
    address: row.address,
    isCurrent: row.id === currentId,
  }));
}

/**
 * The same of a member of a project.
 * @throws {DomainError} `request.not-found` for an unknown id and for one of another project alike
 */
export async function listMemberSessions(
  db: Db,
  actor: { readonly projectId: string; readonly sessionId: string },
  memberId: string,
): Promise<SessionView[]> {
  const member = await db.client.member.findUnique({
    where: { projectId_id: { projectId: actor.projectId, id: memberId } },
  });
  if (!member) throw new DomainError("request.not-found");
  return listSessions(db, member.adminId, actor.sessionId);
}
