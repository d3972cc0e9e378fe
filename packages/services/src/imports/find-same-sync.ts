import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { ImportMode } from "@gatehouse/domain/imports/import-state";
import { hasListMoved } from "./make-plan.ts";
import { type ImportRecord, lockImport, typed } from "./read-import.ts";

/**
 * The run that a list was sent as before and that still speaks for it: applied last, waiting, being worked on, rejected, or
 * called off by an admin with no newer list since. A rejected or broken one goes back to work when it could end otherwise
 * now. The project must be held.
 */
export async function findSameSync(
  tx: Tx,
  mode: ImportMode,
  fileHash: string,
): Promise<ImportRecord | undefined> {
  const { projectId } = tx;
  const syncs = { projectId, kind: "sync", dryRun: false };
  const newest = [{ createdAt: "desc" as const }, { id: "desc" as const }];
  const row = await tx.client.import.findFirst({
    where: { ...syncs, mode, fileHash, clearedAt: null },
    orderBy: newest,
  });
  const applied = await tx.client.import.findFirst({
    where: { ...syncs, state: "done" },
    orderBy: { finishedAt: "desc" },
  });
  const isApplied = applied?.fileHash === fileHash && applied.mode === mode;
  if (!row || row.state === "done") return isApplied ? typed(applied) : undefined;
  if (row.state === "cancelled") {
    const last = await tx.client.import.findFirst({ where: syncs, orderBy: newest });
    const byAdmin = row.finishedBy?.startsWith("admin:") === true;
    return byAdmin && last?.id === row.id ? typed(row) : undefined;
  }
  return takeUp(tx, row.id);
}

async function takeUp(tx: Tx, importId: string): Promise<ImportRecord | undefined> {
  const run = await lockImport(tx.client, tx.projectId, importId);
  if (run.refusal === "file-gone") return undefined;
  const state = await workFor(tx, run);
  if (state === undefined) return run;
  await tx.client.import.update({
    where: { projectId_id: { projectId: tx.projectId, id: run.id } },
    data: { state, claimedUntil: null, refusal: null, failure: null },
  });
  record(
    tx,
    "import.adjusted",
    { kind: "import", id: run.id },
    { before: { state: run.state }, after: { state } },
  );
  return { ...run, state };
}

/** What there is to do again: how a file is read can be corrected for its header, and faults can come from the list. */
async function workFor(tx: Tx, run: ImportRecord): Promise<"reading" | "planning" | undefined> {
  if (run.state === "refused")
    return run.failure === null && run.refusal !== "columns-missing" ? undefined : "reading";
  if (run.state === "ready" && run.failure === "internal") return "planning";
  const moved = run.state === "faulty" && (await hasListMoved(tx.client, tx.projectId, run.planPosition));
  return moved ? "planning" : undefined;
}
