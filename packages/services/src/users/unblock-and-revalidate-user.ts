import type { StandingAnswer } from "@gatehouse/contracts/users/standing-answer";
import type { UnblockUserInput } from "@gatehouse/contracts/users/unblock-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { unblockAndRevalidateUser as decide } from "@gatehouse/domain/users/unblock-user";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { lockUser } from "./lock-user.ts";

/**
 * Unblocks and revalidates as one step in one transaction: a refusal of the second half undoes the first. The log tells
 * both halves.
 * @throws {DomainError} `request.not-found`, `user.not-blocked`, `user.blocklist-hit`
 */
export function unblockAndRevalidateUser(
  db: Db,
  actor: Actor,
  input: UnblockUserInput,
): Promise<StandingAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decide(facts, input.blocks);
    const change = await applyUserOutcome(tx, user, facts, outcome, {});
    const subject = { kind: "user", id: user.id } as const;
    record(tx, "user.unblocked", subject, change);
    if (outcome.closesReviews)
      record(tx, "user.revalidated", subject, { after: { standing: change.standing } });
    return { standing: change.standing };
  });
}
