import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { traceLimits } from "@gatehouse/domain/readers/line-trace";
import { isOpen, lockTrace, moveTrace } from "./lock-trace.ts";

/** An order lives for seconds; a bridge that has not begun by then never heard it. */
const silentMs = 60_000;

type Due = { project_id: string; bridge_id: string; id: string };

/**
 * Gives up recordings that their bridge never began, or never handed over within ten minutes of their end. What such a
 * bridge says of them later is not wanted.
 */
export async function giveUpTraces(db: Db): Promise<void> {
  const now = (await databaseNow(db, db.client)).getTime();
  const [silent, overdue] = [new Date(now - silentMs), new Date(now - traceLimits.overdueMs)];
  const due = await db.client.$queryRaw<Due[]>`
    select project_id, bridge_id, id from line_traces
    where (state = 'ordered' and ordered_at < ${silent}) or (state = 'running' and ends_at < ${overdue})
    order by project_id, ordered_at`;
  await forEachProject(db, due, async (tx, { bridge_id, id }) => {
    const trace = await lockTrace(tx, bridge_id, id);
    if (trace === null || !isOpen(trace)) return;
    const failure = trace.state === "ordered" ? "bridge-silent" : "lost";
    await moveTrace(tx, trace, { verb: "trace.failed", state: "failed", failure });
  });
}

/** Removes recordings that are a week old, and of each bridge all but the newest eight. One that still runs stays. */
export async function removeOldTraces(db: Db): Promise<void> {
  const now = (await databaseNow(db, db.client)).getTime();
  const old = await db.client.$queryRaw<Due[]>`
    select project_id, bridge_id, id from (
      select t.*, row_number() over (partition by project_id, bridge_id order by ordered_at desc, id desc) as place
      from line_traces t) t
    where state in ('done', 'failed')
      and (ordered_at < ${new Date(now - traceLimits.keptMs)} or place > ${traceLimits.keptPerBridge})
    order by project_id, ordered_at`;
  await forEachProject(db, old, async (tx, { bridge_id: bridgeId, id: traceId }) => {
    const { projectId } = tx;
    const trace = await tx.client.lineTrace.findUnique({
      where: { projectId_id: { projectId, id: traceId } },
    });
    const gone = await tx.client.lineTrace.deleteMany({ where: { projectId, id: traceId } });
    if (gone.count !== 1 || !trace) return;
    const before = { traceId, lineId: trace.lineId, state: trace.state };
    const after = { traceId, lineId: trace.lineId, state: null };
    record(tx, "trace.removed", { kind: "bridge", id: bridgeId }, { before, after });
  });
}

async function forEachProject(
  db: Db,
  rows: readonly Due[],
  work: (tx: Tx, row: Due) => Promise<void>,
): Promise<void> {
  for (const [projectId, mine] of Map.groupBy(rows, (row) => row.project_id))
    await inTransaction(db, { kind: "system", projectId, name: "clock" }, async (tx) => {
      for (const row of mine) await work(tx, row);
    });
}
