import type { StandingAnswer } from "@gatehouse/contracts/users/standing-answer";
import type { RevalidateUserInput } from "@gatehouse/contracts/users/unblock-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { revalidateUser as decide } from "@gatehouse/domain/users/unblock-user";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { lockUser } from "./lock-user.ts";

/**
 * Closes the open reviews; doors open again unless something stronger is still open.
 * @throws {DomainError} `request.not-found`, `user.not-in-review`, `user.blocklist-hit` while an uncleared entry matches
 */
export function revalidateUser(db: Db, actor: Actor, input: RevalidateUserInput): Promise<StandingAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decide(facts);
    const change = await applyUserOutcome(tx, user, facts, outcome, {});
    record(tx, "user.revalidated", { kind: "user", id: user.id }, change);
    return { standing: change.standing };
  });
}
