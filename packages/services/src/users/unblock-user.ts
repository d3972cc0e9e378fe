import type { StandingAnswer } from "@gatehouse/contracts/users/standing-answer";
import type { UnblockUserInput } from "@gatehouse/contracts/users/unblock-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { unblockUser as decide } from "@gatehouse/domain/users/unblock-user";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { lockUser } from "./lock-user.ts";

/**
 * Closes the chosen blocks and takes their entries off the blocklist. When none is left the person is in review: no door
 * opens yet.
 * @throws {DomainError} `request.not-found`, `user.not-blocked`
 */
export function unblockUser(db: Db, actor: Actor, input: UnblockUserInput): Promise<StandingAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decide(facts, input.blocks);
    const change = await applyUserOutcome(tx, user, facts, outcome, {});
    record(tx, "user.unblocked", { kind: "user", id: user.id }, change);
    return { standing: change.standing };
  });
}
