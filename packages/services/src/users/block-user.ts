import type { BlockUserAnswer, BlockUserInput } from "@gatehouse/contracts/users/block-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { blockUser as decide } from "@gatehouse/domain/users/block-user";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { isPassLeftOut, loadUserFacts } from "./load-user-facts.ts";
import { readUser } from "./lock-user.ts";
import { leaveRepairs } from "./settle-standing.ts";

/**
 * Closes all doors to a person at once. The block is a row of its own and waits for nobody: where an import holds the
 * person's row, the tab it stands in follows after that commit.
 * @throws {DomainError} `request.not-found`, `request.invalid`, `block.until-in-past`
 */
export function blockUser(db: Db, actor: Actor, input: BlockUserInput): Promise<BlockUserAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const user = await readUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user, "skip");
    const until = input.until === null ? null : new Date(input.until);
    const outcome = decide(facts, { reason: input.reason, until }, tx.now);
    const change = await applyUserOutcome(tx, user, facts, outcome, { cause: "block" });
    if (isPassLeftOut(facts)) await leaveRepairs(tx, [user.id]);
    record(tx, "user.blocked", { kind: "user", id: user.id }, change);
    if (change.blockId === null) throw new Error("a block was decided and none was opened");
    return { standing: change.standing, blockId: change.blockId };
  });
}
