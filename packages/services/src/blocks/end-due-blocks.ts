import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { endBlock } from "@gatehouse/domain/users/unblock-user";
import { applyUserOutcome } from "../users/apply-user-outcome.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { tryLockUser } from "../users/lock-user.ts";

/** How many blocks one run ends. */
const batchSize = 500;

type DueBlock = { projectId: string; userId: string; id: string };

/**
 * Ends blocks whose date was reached by the database clock. The person is active again when nothing else speaks against
 * it, else in review. Somebody whose row is held is left for the next run. Answers how many blocks were ended.
 */
export async function endDueBlocks(db: Db): Promise<number> {
  const now = await databaseNow(db, db.client);
  const due = await db.client.$queryRaw<DueBlock[]>`
    select project_id as "projectId", user_id as "userId", id from blocks
    where closed_at is null and until is not null and until <= ${now} order by until limit ${batchSize}`;
  let ended = 0;
  for (const block of due) if (await endDueBlock(db, block)) ended += 1;
  return ended;
}

function endDueBlock(db: Db, { projectId, userId, id }: DueBlock): Promise<boolean> {
  return inTransaction(db, { kind: "system", projectId, name: "clock" }, async (tx) => {
    const user = await tryLockUser(tx, userId);
    if (!user) return false;
    const facts = await loadUserFacts(tx, user);
    // Somebody may have unblocked between the look and the lock.
    if (!facts.blocks.some((block) => block.id === id)) return false;
    const outcome = endBlock(facts, id, tx.now);
    const change = await applyUserOutcome(tx, user, facts, outcome, {});
    record(tx, "user.block-ended", { kind: "user", id: userId }, change);
    return true;
  });
}
