import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { TokenActor } from "@gatehouse/domain/actors/actor";
import { type ImportMode, workingStates } from "@gatehouse/domain/imports/import-state";
import { lockProject } from "../projects/lock-project.ts";
import { advanceImport } from "./advance-import.ts";
import { callOff } from "./call-off.ts";
import { callOffOlderSyncs, replacedBy } from "./call-off-older-syncs.ts";
import { findSameSync } from "./find-same-sync.ts";
import type { ImportTools } from "./import-tools.ts";
import { type ImportRecord, lockImport, readImport, typed } from "./read-import.ts";
import { receiveFile } from "./receive-file.ts";

/** How long a caller is kept waiting for the end of the work. */
const patienceMs = 10 * 60 * 1000;
/** How often a run that another worker has taken is looked at. */
const lookMs = 250;

/** A list of people as another system sends it. */
export type SyncedFile = {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  /** What the history calls it; *sync* when it has no name. */
  readonly name?: string | undefined;
};

/** What came of it: the run where it stands now; `isSameFile` when it had applied this very file before. */
export type SyncOutcome = { readonly run: ImportRecord; readonly isSameFile: boolean };

/**
 * Takes a list of people from another system and works on it until it was applied, is held by the guard, or is rejected. It
 * takes the place of what still waits of older lists. The same list again is the run it was before: one that was applied
 * last does nothing, also after it was reverted, else the next round of a timer would undo the undoing; one that waits or
 * was rejected answers as it did.
 * @throws {DomainError} `import.too-large`
 */
export async function syncUsers(
  db: Db,
  actor: TokenActor,
  tools: ImportTools,
  file: SyncedFile,
): Promise<SyncOutcome> {
  const { projectId } = actor;
  const given = { ...file, name: file.name?.trim() || "sync", kind: "sync" as const };
  let known: ImportRecord | undefined;
  let cameAt = new Date();
  const { importId } = await receiveFile(db, actor, tools, given, async (tx, fileHash, now) => {
    cameAt = now;
    if (file.dryRun) return undefined;
    known = await findSameSync(tx, file.mode, fileHash);
    await callOffOlderSyncs(tx, file.mode, known?.id);
    return known?.id;
  });
  if (known?.state === "done" || known?.state === "cancelled")
    return { run: known, isSameFile: known.state === "done" };
  const run = await workOn(db, tools, projectId, importId);
  return { run: file.dryRun ? run : await giveWay(db, actor, run, cameAt), isSameFile: false };
}

/** A list that was still being worked on when a newer one came is called off now that it would wait. */
async function giveWay(db: Db, actor: TokenActor, run: ImportRecord, cameAt: Date): Promise<ImportRecord> {
  if (!replacedBy("replace").includes(run.state)) return run;
  return inTransaction(db, actor, async (tx) => {
    await lockProject(tx);
    const held = await lockImport(tx.client, tx.projectId, run.id);
    const newer = await tx.client.import.findMany({
      where: {
        ...{ projectId: tx.projectId, kind: "sync", dryRun: false, id: { not: run.id } },
        OR: [{ createdAt: { gt: cameAt } }, { createdAt: cameAt, id: { gt: run.id } }],
      },
      distinct: ["mode"],
    });
    if (!newer.map(typed).some(({ mode }) => replacedBy(mode).includes(held.state))) return held;
    await callOff(tx, held, "newer-sync");
    return readImport(tx.client, tx.projectId, run.id);
  });
}

async function workOn(
  db: Db,
  tools: ImportTools,
  projectId: string,
  importId: string,
): Promise<ImportRecord> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    await advanceImport(db, tools, projectId, importId);
    const run = await readImport(db.client, projectId, importId);
    const isWorking = workingStates.some((state) => state === run.state);
    if (!isWorking || performance.now() > deadline) return run;
    await new Promise((done) => setTimeout(done, lookMs));
  }
}
