import type { ArchiveUserInput, DeleteUserInput } from "@gatehouse/contracts/users/archive-user";
import type { StandingAnswer } from "@gatehouse/contracts/users/standing-answer";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import type { RevocationCause } from "@gatehouse/domain/revocations/revocation";
import {
  type ArchiveUserInput as Archiving,
  archiveUser as decide,
} from "@gatehouse/domain/users/archive-user";
import type { ArchivingCause } from "@gatehouse/domain/users/archiving";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { lockUser } from "./lock-user.ts";

/**
 * Archives a person: doors closed, pass removed, numbers free for others. Tells the person when asked to.
 * @throws {DomainError} `request.not-found`, `user.archived`
 */
export function archiveUser(db: Db, actor: Actor, input: ArchiveUserInput): Promise<StandingAnswer> {
  return archive(db, actor, input.userId, { cause: "archived", tellPerson: input.tellPerson });
}

/**
 * Deletes a person: archiving that always tells them by mail. Nothing is erased before the retention period has passed.
 * @throws {DomainError} `request.not-found`, `user.archived`
 */
export function deleteUser(db: Db, actor: Actor, input: DeleteUserInput): Promise<StandingAnswer> {
  return archive(db, actor, input.userId, { cause: "deleted" });
}

/** What the record of closed doors says of each way to leave. */
export const revocationCauses = {
  archived: "archive",
  merged: "archive",
  deleted: "delete",
  sync: "delete",
} as const satisfies Record<ArchivingCause, RevocationCause>;

function archive(db: Db, actor: Actor, userId: string, archiving: Archiving): Promise<StandingAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decide(facts, archiving, tx.now);
    const change = await applyUserOutcome(tx, user, facts, outcome, {
      cause: revocationCauses[archiving.cause],
    });
    record(tx, "user.archived", { kind: "user", id: user.id }, change);
    return { standing: change.standing };
  });
}
