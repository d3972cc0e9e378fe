import type { TraceAnswer, TracePart } from "@gatehouse/contracts/bridge/trace-uploads";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { traceLimits } from "@gatehouse/domain/readers/line-trace";
import { isOpen, lockTrace, moveTrace } from "./lock-trace.ts";

/**
 * Stores a piece of a recording. Only the next one is taken; whichever comes instead, the answer names the one that is
 * wanted, so that an upload goes on after a lost link where it was. More than was agreed on is taken from nobody.
 * @throws {DomainError} `request.invalid` for a piece that is too large, or empty and not the last
 */
export function storeTracePart(db: Db, actor: BridgeActor, part: TracePart): Promise<TraceAnswer> {
  const { traceId, n, text, cause } = part;
  const size = Buffer.byteLength(text);
  const isEmpty = size === 0 && cause === null;
  return inTransaction(db, actor, async (tx) => {
    if (size > traceLimits.partBytes || isEmpty) throw new DomainError("request.invalid");
    const { projectId } = tx;
    const trace = await lockTrace(tx, actor.bridgeId, traceId);
    if (trace === null || !isOpen(trace)) return { kind: "over" };
    const wanted = await tx.client.lineTracePart.count({ where: { projectId, traceId } });
    if (n !== wanted) return { kind: "next", n: wanted };
    const bytes = trace.bytes + size;
    if (bytes > traceLimits.bytes) {
      await moveTrace(tx, trace, { verb: "trace.failed", state: "failed", failure: "lost" });
      return { kind: "over" };
    }
    await tx.client.lineTracePart.create({ data: { projectId, traceId, n, text } });
    await tx.client.lineTrace.update({
      where: { projectId_id: { projectId, id: traceId } },
      data: { bytes },
    });
    if (trace.state === "ordered") await moveTrace(tx, trace, { verb: "trace.begun", state: "running" });
    if (cause === null) return { kind: "next", n: n + 1 };
    await moveTrace(tx, trace, { verb: "trace.finished", state: "done", cause });
    return { kind: "over" };
  });
}
