import type { ImportPlan, ImportProgress, ImportRun } from "@gatehouse/contracts/imports/import-run";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { databaseNow } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { revertWindowMs } from "@gatehouse/domain/imports/import-state";
import { type ActorNames, nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";
import { presentImportRow } from "./list-imports.ts";
import { hasListMoved } from "./make-plan.ts";
import { type ImportRecord, readImport } from "./read-import.ts";
import { whoMayApprove } from "./who-may-approve.ts";

/**
 * Everything a run's page shows beside the lists of people and findings.
 * @throws {DomainError} `request.not-found`
 */
export function showImport(db: Db, actor: Actor, importId: string): Promise<ImportRun> {
  return inSnapshot(db, async (client) => {
    const run = await readImport(client, actor.projectId, importId);
    const people = [run.createdBy, run.finishedBy, run.agreedBy, run.approvedBy].filter(
      (one) => one !== null,
    );
    const names = await nameActors(client, actor.projectId, people);
    const found = JSON.parse(run.found);
    const undone = await findRevert(client, run);
    const now = await databaseNow(db, client);
    return {
      ...presentImportRow(run, names, undone?.state === "done"),
      inviteAll: run.inviteAll,
      tellReturned: run.kind === "revert" && JSON.parse(run.choice).tellReturned === true,
      scope: await scopeOf(client, run),
      format: found.format ?? null,
      sample: found.sample ?? [],
      refusal: run.refusal as ImportRun["refusal"],
      notices: run.notices,
      reasons: await countReasons(client, run),
      plan: planOf(run),
      listMoved: isWaiting(run) && (await hasListMoved(client, run.projectId, run.planPosition)),
      progress: progressOf(run),
      agreedBy: named(names, run.agreedBy),
      approvedBy: named(names, run.approvedBy),
      approvers: await countApprovers(client, run),
      canApprove: run.state === "held" && run.agreedBy !== null && run.agreedBy !== nameOf(actor),
      revertedBy: undone?.id ?? null,
      revertibleUntil: revertibleUntil(run, undone !== null, now),
      isTooLate: await isTooLate(client, run, now),
      failure: run.failure as ImportRun["failure"],
    };
  });
}

const isWaiting = ({ state, planHash }: ImportRecord): boolean =>
  planHash !== null && (state === "ready" || state === "held");

const nameOf = (actor: Actor): string => (actor.kind === "admin" ? `admin:${actor.adminId}` : "");

const countApprovers = (client: TransactionClient, run: ImportRecord) =>
  run.state !== "held" || run.agreedBy === null
    ? 0
    : client.member.count({ where: whoMayApprove(run, run.agreedBy) });

const named = (names: ActorNames, who: string | null) => (who === null ? null : names(who));

type Revert = { readonly id: string; readonly state: string };

const findRevert = (client: TransactionClient, run: ImportRecord): Promise<Revert | null> =>
  client.import.findFirst({
    where: { projectId: run.projectId, revertsId: run.id, state: { not: "cancelled" } },
    select: { id: true, state: true },
  });

function revertibleUntil(run: ImportRecord, isUndone: boolean, now: Date): string | null {
  if (run.state !== "done" || run.kind === "revert" || isUndone || run.finishedAt === null) return null;
  const until = new Date(run.finishedAt.getTime() + revertWindowMs);
  return until > now ? iso(until) : null;
}

async function isTooLate(client: TransactionClient, run: ImportRecord, now: Date): Promise<boolean> {
  if (run.revertsId === null || !isWaiting(run)) return false;
  const { finishedAt } = await readImport(client, run.projectId, run.revertsId);
  return finishedAt === null || now.getTime() - finishedAt.getTime() > revertWindowMs;
}

/** The present name of what the run is about, or the last one when it is gone. */
async function scopeOf(client: TransactionClient, run: ImportRecord): Promise<ImportRun["scope"]> {
  const named = (id: string) => ({
    where: { projectId_id: { projectId: run.projectId, id } },
    select: { name: true },
  });
  const company = run.companyId === null ? null : await client.company.findUnique(named(run.companyId));
  const group = run.groupId === null ? null : await client.group.findUnique(named(run.groupId));
  return { kind: run.scope, name: (company ?? group)?.name ?? run.scopeName };
}

async function countReasons(client: TransactionClient, run: ImportRecord): Promise<ImportRun["reasons"]> {
  const rows = await client.importFinding.groupBy({
    by: ["reason", "isFault"],
    where: { projectId: run.projectId, importId: run.id },
    _count: true,
    orderBy: { reason: "asc" },
  });
  return rows.map(({ reason, isFault, _count }) => ({
    ...{ reason: reason as ImportRun["reasons"][number]["reason"], isFault, count: _count },
  }));
}

/** A plan is shown only when it could be applied or was: with faults it would be about another list. */
function planOf(run: ImportRecord): ImportPlan | null {
  if (run.planHash === null || !["ready", "held", "applying", "done"].includes(run.state)) return null;
  const { removals, inScope, guard, planHash: hash } = run;
  return { ...JSON.parse(run.plan), hash, guard: guard as ImportPlan["guard"], removals, inScope };
}

function progressOf(run: ImportRecord): ImportProgress | null {
  if (run.phase === "") return null;
  return { phase: run.phase as ImportProgress["phase"], done: run.phaseDone, total: run.phaseTotal };
}
