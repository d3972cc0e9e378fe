import type { ReviewUserInput } from "@gatehouse/contracts/reviews/review-user";
import type { StandingAnswer } from "@gatehouse/contracts/users/standing-answer";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import type { ReviewCause } from "@gatehouse/domain/reviews/review";
import { reviewUser as decide } from "@gatehouse/domain/users/review-user";
import { applyUserOutcome, type OutcomeChange } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { readUser } from "./lock-user.ts";

/**
 * Marks a person for review: all doors closed at once, the pass stays on the phone and says so. Like a block it waits for
 * nobody.
 * @throws {DomainError} `request.not-found`
 */
export function reviewUser(db: Db, actor: Actor, input: ReviewUserInput): Promise<StandingAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const { standing } = await openReview(tx, { userId: input.userId, cause: "by-hand", note: input.note });
    return { standing };
  });
}

/**
 * Opens a review inside a running transaction and records it: for automatic causes, such as a failed test or a face that
 * does not match.
 * @throws {DomainError} `request.not-found`
 */
export async function openReview(
  tx: Tx,
  review: { readonly userId: string; readonly cause: ReviewCause; readonly note: string | null },
): Promise<OutcomeChange> {
  const user = await readUser(tx, review.userId);
  const facts = await loadUserFacts(tx, user, "skip");
  const outcome = decide(facts, { cause: review.cause, note: review.note });
  const change = await applyUserOutcome(tx, user, facts, outcome, { cause: "review" });
  record(tx, "user.marked-for-review", { kind: "user", id: user.id }, change);
  return change;
}
