import type { TraceAnswer, TraceMoved } from "@gatehouse/contracts/bridge/trace-uploads";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import { isOpen, lockTrace, moveTrace } from "./lock-trace.ts";

/**
 * Takes what a bridge says of a recording it was asked for: it has begun, or nothing will come of it. Said a second time it
 * changes nothing; of a recording that is over, or was never asked of this bridge, nothing is wanted.
 */
export function hearOfTrace(
  db: Db,
  actor: BridgeActor,
  { traceId, state }: TraceMoved,
): Promise<TraceAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const trace = await lockTrace(tx, actor.bridgeId, traceId);
    if (trace === null || !isOpen(trace)) return { kind: "over" };
    if (state.kind === "failed") {
      await moveTrace(tx, trace, { verb: "trace.failed", state: "failed", failure: state.failure });
      return { kind: "over" };
    }
    if (trace.state === "ordered") await moveTrace(tx, trace, { verb: "trace.begun", state: "running" });
    const n = await tx.client.lineTracePart.count({ where: { projectId: tx.projectId, traceId } });
    return { kind: "next", n };
  });
}
