import type { Db } from "@gatehouse/db/client";
import type { TokenActor } from "@gatehouse/domain/actors/actor";
import { type ImportMode, workingStates } from "@gatehouse/domain/imports/import-state";
import { advanceImport } from "./advance-import.ts";
import type { ImportTools } from "./import-tools.ts";
import { type ImportRecord, readImport } from "./read-import.ts";
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
};

/** What came of it: the run where it stands now, or the run that has applied the same file before. */
export type SyncOutcome = { readonly run: ImportRecord; readonly isSameFile: boolean };

/**
 * Takes a list of people from another system and works on it until it was applied, is held by the guard, or is rejected. The
 * file that the last sync has applied does nothing, also after that sync was reverted: else the next round of a timer would
 * undo the undoing.
 * @throws {DomainError} `import.too-large`
 */
export async function syncUsers(
  db: Db,
  actor: TokenActor,
  tools: ImportTools,
  file: SyncedFile,
): Promise<SyncOutcome> {
  const { projectId } = actor;
  const given = { ...file, name: "sync", kind: "sync" as const };
  const { importId, fileHash } = await receiveFile(db, actor, tools, given, (hash) =>
    findSame(db, projectId, file, hash),
  );
  const run = await readImport(db.client, projectId, importId);
  if (run.fileHash === fileHash && run.state === "done") return { run, isSameFile: true };
  return { run: await workOn(db, tools, projectId, importId), isSameFile: false };
}

async function findSame(
  db: Db,
  projectId: string,
  file: SyncedFile,
  fileHash: string,
): Promise<string | undefined> {
  if (file.dryRun) return undefined;
  const last = await db.client.import.findFirst({
    where: { projectId, kind: "sync", state: "done" },
    orderBy: { finishedAt: "desc" },
  });
  return last?.fileHash === fileHash && last.mode === file.mode ? last.id : undefined;
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
