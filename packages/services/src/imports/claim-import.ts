import type { ImportProgress } from "@gatehouse/contracts/imports/import-run";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { translateRefusal } from "@gatehouse/db/transactions/refusals";
import { record } from "@gatehouse/db/transactions/tx";
import { type ImportState, workingStates } from "@gatehouse/domain/imports/import-state";
import type { ImportTools } from "./import-tools.ts";
import { type ImportRecord, readImport } from "./read-import.ts";

/** How long a worker may be silent before another one takes its run over. */
const claimSeconds = 30;
/** How often a worker says how far it is. */
const sayEveryMs = 400;

/** A run that this process alone works on, and how it says how far it is. */
export type ClaimedImport = ImportRecord & {
  readonly say: (progress: ImportProgress) => Promise<void>;
  /** Stops keeping the claim alive; it runs out by itself then. */
  readonly letGo: () => void;
};

/** Takes a run that has work to do; undefined when there is none or another process has it. */
export async function claimImport(
  db: Db,
  tools: ImportTools,
  projectId: string,
  importId: string,
): Promise<ClaimedImport | undefined> {
  const claimed = await db.client.$executeRaw`
    update imports set claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds})
    where project_id = ${projectId}::uuid and id = ${importId}::uuid and state in ('reading', 'planning', 'applying')
      and (claimed_until is null or claimed_until < clock_timestamp())`;
  if (claimed === 0) return undefined;
  const run = await readImport(db.client, projectId, importId);
  // Whoever had it before may have ended it since it was taken.
  if (!workingStates.some((state) => state === run.state)) return undefined;
  return { ...run, say: makeSay(db, tools, run), letGo: keepAlive(db, run) };
}

/** A statement over a large file can take longer than a claim lasts. */
function keepAlive(db: Db, run: ImportRecord): () => void {
  const keep = () =>
    db.client.$executeRaw`
      update imports set claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds})
      where project_id = ${run.projectId}::uuid and id = ${run.id}::uuid and claimed_until is not null`.catch(
      // The work itself fails over whatever broke here.
      () => {},
    );
  const timer = setInterval(() => void keep(), (claimSeconds * 1_000) / 5);
  return () => clearInterval(timer);
}

/** Says the progress at most every 400 ms, and keeps the claim with it. */
function makeSay(db: Db, tools: ImportTools, run: ImportRecord): ClaimedImport["say"] {
  let [saidAt, phase] = [0, ""];
  return async (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - saidAt < sayEveryMs) return;
    [saidAt, phase] = [now, progress.phase];
    await db.client.$executeRaw`
      update imports set phase = ${progress.phase}, phase_done = ${progress.done}, phase_total = ${progress.total},
        claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds})
      where project_id = ${run.projectId}::uuid and id = ${run.id}::uuid`;
    tools.announce(run.projectId, { importId: run.id, state: run.state, progress });
  };
}

/** Ends the work on a run and moves it on. A run that was called off meanwhile stays so. */
export async function releaseImport(
  db: Db,
  tools: ImportTools,
  run: ImportRecord,
  to: { readonly state: ImportState } & Partial<ImportRecord>,
): Promise<void> {
  const { count } = await db.client.import
    .updateMany({
      where: { projectId: run.projectId, id: run.id, state: run.state },
      data: { ...to, claimedUntil: null, phase: "", phaseDone: 0, phaseTotal: 0 },
    })
    .catch((error: unknown) => {
      throw translateRefusal(error);
    });
  if (count === 0) return;
  tools.announce(run.projectId, { importId: run.id, state: to.state, progress: null });
  await recordStop(db, { ...run, ...to });
}

/** What another system sent and was not applied is a change that the chosen admins are told of. */
async function recordStop(db: Db, run: ImportRecord): Promise<void> {
  const what = run.state === "held" ? "held" : run.failure === "internal" ? "broken" : "rejected";
  const hasStopped =
    run.kind === "sync" && !run.dryRun && ["held", "faulty", "refused", "ready"].includes(run.state);
  if (!hasStopped) return;
  const { projectId, state, removals, inScope, faultyRows } = run;
  await inTransaction(db, { kind: "system", projectId, name: "imports" }, (tx) => {
    const after = { state, what, removals, inScope, faultyRows };
    record(tx, "import.stopped", { kind: "import", id: run.id }, { after });
    return Promise.resolve();
  });
}
