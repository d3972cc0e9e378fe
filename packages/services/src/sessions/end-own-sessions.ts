import type { Db } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { inSessionTransaction, type SessionSubject } from "./in-session-transaction.ts";

/**
 * Ends one of one's own sessions; its pages are cut within a second.
 * @throws {DomainError} `request.not-found` for an unknown id and for somebody else's alike
 */
export async function endOwnSession(db: Db, by: SessionSubject, sessionId: string): Promise<void> {
  const ended = await endSessions(db, by, { id: sessionId });
  if (ended === 0) throw new DomainError("request.not-found");
}

/** Ends all of one's own sessions but the one that asks. Answers how many. */
export function endOtherSessions(db: Db, by: SessionSubject): Promise<number> {
  return endSessions(db, by, { id: { not: by.sessionId } });
}

function endSessions(db: Db, by: SessionSubject, which: { id: string | { not: string } }): Promise<number> {
  return inSessionTransaction(db, async (scope) => {
    const rows = await scope.client.session.findMany({ where: { adminId: by.adminId, ...which } });
    const gone = await scope.client.session.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });
    for (const { id, provedAt } of rows)
      scope.log({ adminId: by.adminId, sessionId: id, provedAt }, "session.ended", {
        how: "revoked",
        bySession: by.sessionId,
      });
    return gone.count;
  });
}
