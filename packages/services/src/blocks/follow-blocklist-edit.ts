import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { reviewOnHit } from "@gatehouse/domain/users/review-user";
import { applyUserOutcome } from "../users/apply-user-outcome.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import type { UserCore } from "../users/lock-user.ts";

/**
 * Asks the blocklist again after a person's data were written: an uncleared match opens a review and is recorded. Answers
 * whether it did. The archived are left alone, restoring them asks again.
 */
export async function followBlocklistEdit(tx: Tx, user: UserCore): Promise<boolean> {
  const facts = await loadUserFacts(tx, user);
  const outcome = facts.archiving === null ? reviewOnHit(facts) : null;
  if (outcome === null) return false;
  const change = await applyUserOutcome(tx, user, facts, outcome, { cause: "review" });
  record(tx, "user.marked-for-review", { kind: "user", id: user.id }, change);
  return true;
}
