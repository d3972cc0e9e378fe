import type { BulkFailure } from "@gatehouse/contracts/users/bulk-users";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { applyDecisions } from "./apply-user-outcome.ts";
import { type BulkPlan, concernsRequest, type OutcomeAction, planBulk } from "./bulk-plan.ts";
import type { BatchResult } from "./bulk-users.ts";
import { isPassLeftOut, loadFactsOfMany } from "./load-user-facts.ts";
import { lockUsers, readUsers, type UserCore } from "./lock-user.ts";
import { leaveRepairs } from "./settle-standing.ts";
import type { UserDecision } from "./user-decision.ts";

/** Does one action to the people of a batch: decides each by the verb's own rule, writes and records all of them at once. */
export async function runBulkOutcomes(
  tx: Tx,
  action: OutcomeAction,
  ids: readonly string[],
): Promise<BatchResult> {
  const plan = await planBulk(tx, action);
  const users = plan.lock === "wait" ? await lockUsers(tx, ids) : await readUsers(tx, ids);
  const failed = unknownOf(ids, users);
  const decisions = await decideEach(tx, plan, users, failed);
  const leftOut = decisions.filter(({ facts }) => isPassLeftOut(facts)).map(({ user }) => user.id);
  if (leftOut.length > 0) await leaveRepairs(tx, leftOut);
  const changes = await applyDecisions(tx, decisions, plan.options);
  decisions.forEach(({ user }, nth) => {
    const change = changes[nth];
    if (change) record(tx, plan.verb, { kind: "user", id: user.id }, change);
  });
  return { done: decisions.length, failed };
}

/** Failures of the ids that mean nobody in this project. */
export function unknownOf(ids: readonly string[], users: readonly UserCore[]): BulkFailure[] {
  const known = new Set(users.map((user) => user.id));
  const unknown = ids.filter((id) => !known.has(id));
  return unknown.map((userId) => ({ userId, name: "", code: "request.not-found" }));
}

/** A refusal of one person, as the summary names it. */
export const failureOf = (user: UserCore, code: string): BulkFailure => ({
  userId: user.id,
  name: `${user.firstName} ${user.lastName}`,
  code,
});

async function decideEach(
  tx: Tx,
  plan: BulkPlan,
  users: readonly UserCore[],
  failed: BulkFailure[],
): Promise<UserDecision[]> {
  const facts = await loadFactsOfMany(tx, users, plan.lock);
  return users.flatMap((user, nth) => {
    const own = facts[nth];
    if (!own) return [];
    try {
      return [{ user, facts: own, outcome: plan.decide(own, user) }];
    } catch (error) {
      if (!(error instanceof DomainError) || concernsRequest(error)) throw error;
      failed.push(failureOf(user, error.code));
      return [];
    }
  });
}
