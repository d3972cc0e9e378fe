import type { Db } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { ImportState } from "@gatehouse/domain/imports/import-state";
import { applyImport } from "./apply-import.ts";
import { type ClaimedImport, claimImport, releaseImport } from "./claim-import.ts";
import type { ImportTools } from "./import-tools.ts";
import { planImport } from "./plan-import.ts";
import { stageFile } from "./stage-file.ts";

/** How often a plan that goes on by itself is made anew because the list moved under it, before an admin is asked. */
const attempts = 5;

/** Works on a run until it waits for somebody or has ended. Does nothing when another process has it. Runs again after a crash from where it stood. */
export async function advanceImport(
  db: Db,
  tools: ImportTools,
  projectId: string,
  importId: string,
): Promise<void> {
  for (let applied = 0; ; ) {
    const run = await claimImport(db, tools, projectId, importId);
    if (!run) return;
    try {
      if (run.state === "applying") applied += 1;
      if (applied > attempts)
        return await releaseImport(db, tools, run, { state: "ready", failure: "moved" });
      if (!(await step(db, tools, run))) return;
    } finally {
      run.letGo();
    }
  }
}

/** One step; answers whether there is another one to take now. */
async function step(db: Db, tools: ImportTools, run: ClaimedImport): Promise<boolean> {
  try {
    const state = await work(db, tools, run);
    return state === "planning" || state === "applying";
  } catch (error) {
    if (error instanceof DomainError && error.code === "import.running") return false;
    await releaseImport(db, tools, run, { state: fallBack(run), failure: "internal" });
    throw error;
  }
}

/** Where a run waits when its work broke: the file can be read anew, a plan can be agreed to again. */
const fallBack = ({ state }: ClaimedImport): ImportState => (state === "applying" ? "ready" : "refused");

async function work(db: Db, tools: ImportTools, run: ClaimedImport): Promise<ImportState> {
  if (run.state === "applying") return applyImport(db, tools, run);
  if (run.state === "planning") return planImport(db, tools, run, false);
  const { probed, rows, refusal } = await stageFile(db, tools, run);
  await db.client.$executeRaw`analyze import_rows`;
  const { format, sample, headerKey } = probed;
  const state = refusal === null ? "planning" : "refused";
  const found = JSON.stringify({ format, sample, headerKey });
  await releaseImport(db, tools, run, { state, refusal, rows, found });
  return state;
}

/** The runs of all projects that have work to do and no worker, oldest first. */
export function waitingImports(db: Db): Promise<{ projectId: string; id: string }[]> {
  return db.client.$queryRaw<{ projectId: string; id: string }[]>`
    select project_id as "projectId", id from imports
    where state in ('reading', 'planning', 'applying') and (claimed_until is null or claimed_until < clock_timestamp())
    order by created_at`;
}
