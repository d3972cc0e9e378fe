import type { BulkFailure, BulkResult, BulkUsersInput } from "@gatehouse/contracts/users/bulk-users";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { may } from "@gatehouse/domain/members/may";
import { bulkPermissions, concernsRequest } from "./bulk-plan.ts";
import { runBulkOutcomes } from "./run-bulk-outcomes.ts";
import { runBulkRoles } from "./run-bulk-roles.ts";

/** People in one transaction: enough to spread its cost, few enough to hold their rows for a moment only. */
const batchSize = 250;
const timeoutMs = 60_000;

/** What one batch did: whom it was done to, and to whom not and why. */
export type BatchResult = { readonly done: number; readonly failed: readonly BulkFailure[] };

/**
 * Runs one verb on up to 10,000 people, in batches by ascending id, each person by the rule of the verb on one. A refusal
 * concerns that person alone; what was done stays done whatever comes later. The log names the source `bulk`, so that mails
 * wait until the undo is over.
 * @throws {DomainError} `request.forbidden`, `request.step-up-required`, `request.not-found` for an unknown role,
 * `request.invalid`, `block.until-in-past`
 */
export async function bulkUsers(db: Db, actor: Actor, input: BulkUsersInput): Promise<BulkResult> {
  const verdict = may(actor, bulkPermissions[input.action.kind], new Date());
  if (!verdict.allowed) throw new DomainError(verdict.code, { verb: bulkPermissions[input.action.kind] });
  const ids = [...new Set(input.ids)].toSorted();
  const result: { done: number; failed: BulkFailure[] } = { done: 0, failed: [] };
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = await runBatch(asBulk(db), actor, input.action, ids.slice(start, start + batchSize));
    result.done += batch.done;
    result.failed.push(...batch.failed);
  }
  return result;
}

/** The same handle, with a source that says bulk instead of the one verb. */
function asBulk(db: Db): Db {
  const address = db.origin?.source.split(" ")[1];
  const source = address === undefined ? "bulk" : `bulk ${address}`;
  return { ...db, origin: { requestId: db.origin?.requestId ?? crypto.randomUUID(), source } };
}

/**
 * One batch in one transaction. What only the database can refuse (a number somebody else holds by now) takes the whole
 * batch with it, so the batch is halved until the person is found whom it concerns.
 */
async function runBatch(
  db: Db,
  actor: Actor,
  action: BulkUsersInput["action"],
  ids: readonly string[],
): Promise<BatchResult> {
  try {
    return await inTransaction(db, actor, (tx) => runAction(tx, action, ids), { timeoutMs });
  } catch (error) {
    if (!(error instanceof DomainError) || concernsRequest(error)) throw error;
    if (ids.length === 1) return { done: 0, failed: await nameRefused(db, actor.projectId, ids, error.code) };
    const half = Math.ceil(ids.length / 2);
    const first = await runBatch(db, actor, action, ids.slice(0, half));
    const second = await runBatch(db, actor, action, ids.slice(half));
    return { done: first.done + second.done, failed: [...first.failed, ...second.failed] };
  }
}

function runAction(tx: Tx, action: BulkUsersInput["action"], ids: readonly string[]): Promise<BatchResult> {
  return action.kind === "give-role" || action.kind === "take-role"
    ? runBulkRoles(tx, action, ids)
    : runBulkOutcomes(tx, action, ids);
}

async function nameRefused(
  db: Db,
  projectId: string,
  ids: readonly string[],
  code: string,
): Promise<BulkFailure[]> {
  const users = await db.client.user.findMany({ where: { projectId, id: { in: [...ids] } } });
  return users.map((user) => ({ userId: user.id, name: `${user.firstName} ${user.lastName}`, code }));
}
