import type { Db, TransactionClient } from "@gatehouse/db/client";
import { databaseNow } from "@gatehouse/db/client";
import type { ImportState } from "@gatehouse/domain/imports/import-state";
import { type ClaimedImport, releaseImport } from "./claim-import.ts";
import type { ImportTools } from "./import-tools.ts";
import { makePlan } from "./make-plan.ts";
import { compareWithOld, sumUpPlan } from "./sum-up-plan.ts";

const timeoutMs = 15 * 60 * 1000;

/**
 * Makes the plan of a run anew and stores it with what it needs before it may be applied. `moved` says that it is made
 * again because the list has changed: then the differences from the plan before are kept with it.
 */
export async function planImport(
  db: Db,
  tools: ImportTools,
  run: ClaimedImport,
  moved: boolean,
): Promise<ImportState> {
  const tellStep = (done: number, total: number) => run.say({ phase: "plan", done, total });
  const planned = await db.client.$transaction(
    async (client) => {
      const made = await makePlan(client, run, await databaseNow(db, client), tellStep);
      const summary = await sumUpPlan(client, run);
      const differences = moved ? await compareWithOld(client, run) : null;
      return {
        ...made.judged,
        plan: JSON.stringify({ ...summary, moved: differences }),
        planHash: made.hash,
        planPosition: made.position,
        ...(await countFindings(client, run)),
      };
    },
    { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: timeoutMs },
  );
  const state = stateAfter(run, planned);
  const agreed = state === "applying" ? { agreedHash: planned.planHash, agreedBy: run.createdBy } : {};
  await releaseImport(db, tools, run, {
    ...{ agreedHash: null, agreedBy: null, approvedBy: null, ...agreed },
    ...planned,
    ...{ state, failure: moved ? "moved" : null },
  });
  return state;
}

async function countFindings(client: TransactionClient, run: ClaimedImport) {
  const [found] = await client.$queryRaw<{ faultyRows: number; notices: number }[]>`
    select count(distinct n) filter (where is_fault)::int as "faultyRows", count(*) filter (where not is_fault)::int as notices
    from import_findings where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid`;
  return found ?? { faultyRows: 0, notices: 0 };
}

/** What another system sent goes on by itself unless the guard holds it; everything else waits for somebody. */
function stateAfter(run: ClaimedImport, planned: { faultyRows: number; guard: string }): ImportState {
  if (planned.faultyRows > 0) return "faulty";
  if (run.kind !== "sync" || run.dryRun) return "ready";
  return planned.guard === "free" ? "applying" : "held";
}
