import type { TransactionClient } from "@gatehouse/db/client";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { TraceEndCause, TraceFailure, TraceState } from "@gatehouse/domain/readers/line-trace";

/** A recording as it is stored. */
export type TraceRecord = NonNullable<Awaited<ReturnType<TransactionClient["lineTrace"]["findUnique"]>>>;

/** A recording with its row held until the transaction ends; null for one this bridge was never asked for. */
export async function lockTrace(tx: Tx, bridgeId: string, traceId: string): Promise<TraceRecord | null> {
  const { projectId } = tx;
  await tx.client.$queryRaw`
    select id from line_traces
    where project_id = ${projectId}::uuid and bridge_id = ${bridgeId}::uuid and id = ${traceId}::uuid
    for no key update`;
  return await tx.client.lineTrace.findFirst({ where: { projectId, bridgeId, id: traceId } });
}

/** Whether more of a recording may come. */
export const isOpen = ({ state }: { readonly state: string }): boolean =>
  state === "ordered" || state === "running";

/** How a recording moves on, and what the log says of it. */
export type TraceMove = {
  readonly verb: "trace.begun" | "trace.finished" | "trace.failed";
  readonly state: TraceState;
  readonly cause?: TraceEndCause;
  readonly failure?: TraceFailure;
};

/** Moves a recording whose row is held. */
export async function moveTrace(tx: Tx, trace: TraceRecord, { verb, ...moved }: TraceMove): Promise<void> {
  const { projectId } = tx;
  const { id: traceId, bridgeId, lineId } = trace;
  const endedAt = moved.state === "running" ? {} : { endedAt: tx.now };
  await tx.client.lineTrace.update({
    where: { projectId_id: { projectId, id: traceId } },
    data: { ...moved, ...endedAt },
  });
  const before = { state: trace.state };
  const after = { traceId, lineId, ...moved };
  record(tx, verb, { kind: "bridge", id: bridgeId }, { before, after });
}
