import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { withdrawFromPass } from "@gatehouse/domain/passes/invite-pass";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import { outcomeOf, type UserOutcome } from "@gatehouse/domain/users/user-outcome";
import { latestEnd } from "../blocks/latest-end.ts";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { tryLockUser } from "./lock-user.ts";

/** How many people one run looks at; the next run comes within a second. */
const batchSize = 500;

/**
 * Catches up with blocks and reviews that did not wait for the holder of a person's row: sets the list's copy and the
 * counters from the facts, and withdraws an invitation that a block could not reach. Everybody who is still held is left
 * for the next run. It records even where the copy was right, since a screen may have been told otherwise. Answers how
 * many people were settled.
 */
export async function repairStandings(db: Db): Promise<number> {
  const waiting = await db.client.$queryRaw<{ projectId: string; userId: string }[]>`
    select project_id as "projectId", user_id as "userId" from standing_repairs
    group by project_id, user_id order by min(at) limit ${batchSize}`;
  let settled = 0;
  for (const one of waiting) if (await repairStanding(db, one)) settled += 1;
  return settled;
}

function repairStanding(
  db: Db,
  { projectId, userId }: { projectId: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, { kind: "system", projectId, name: "standings" }, async (tx) => {
    const user = await tryLockUser(tx, userId);
    if (!user) return false;
    const repairs = await tx.client.standingRepair.deleteMany({ where: { projectId, userId } });
    if (repairs.count === 0) return false;
    const facts = await loadUserFacts(tx, user);
    const outcome = withdrawForBlock(facts);
    const { before, after } = await applyUserOutcome(tx, user, facts, outcome, { cause: "block" });
    const blockedUntil = latestEnd(facts.blocks);
    record(
      tx,
      "user.standing-settled",
      { kind: "user", id: userId },
      { before, after: { blockedUntil, ...after } },
    );
    return true;
  });
}

function withdrawForBlock(facts: UserFacts): UserOutcome {
  if (facts.blocks.length === 0 || !facts.hasOpenInvitation) return outcomeOf(facts, {});
  const { pass, withdrawsInvitation } = withdrawFromPass(facts.pass, "blocked");
  return outcomeOf(facts, { pass, withdrawsInvitation });
}
