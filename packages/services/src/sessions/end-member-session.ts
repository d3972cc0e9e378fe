import type { EndMemberSessionInput } from "@gatehouse/contracts/members/members";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { findMember, lockMembers } from "../members/load-members.ts";

/**
 * Ends a session of a member as an owner, in all projects it was good for; its pages are cut within a second.
 * @throws {DomainError} `request.not-found` for a session or member that is unknown or not of this project, `request.forbidden`
 */
export function endMemberSession(db: Db, actor: Actor, input: EndMemberSessionInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const { adminId } = findMember(await lockMembers(tx), input.memberId);
    const gone = await tx.client.session.deleteMany({ where: { id: input.sessionId, adminId } });
    if (gone.count === 0) throw new DomainError("request.not-found");
    record(
      tx,
      "session.ended",
      { kind: "session", id: input.sessionId },
      { after: { how: "revoked", adminId } },
    );
  });
}
