import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** A recording to be read: its pieces come one by one, so that none is held whole. */
export type TraceText = {
  readonly lineId: string;
  readonly orderedAt: Date;
  readonly parts: AsyncGenerator<string>;
};

/**
 * Gives out a finished recording; that it was read, and by whom, is in the log before the first piece is.
 * @throws {DomainError} `request.not-found`, `trace.unfinished`
 */
export async function readTrace(db: Db, actor: Actor, traceId: string): Promise<TraceText> {
  const { projectId } = actor;
  const trace = await inTransaction(db, actor, async (tx) => {
    const found = await tx.client.lineTrace.findUnique({
      where: { projectId_id: { projectId, id: traceId } },
    });
    if (!found) throw new DomainError("request.not-found");
    if (found.state !== "done") throw new DomainError("trace.unfinished");
    const { bridgeId, lineId, bytes } = found;
    record(tx, "trace.downloaded", { kind: "bridge", id: bridgeId }, { after: { traceId, lineId, bytes } });
    return found;
  });
  return { lineId: trace.lineId, orderedAt: trace.orderedAt, parts: partsOf(db, projectId, traceId) };
}

async function* partsOf(db: Db, projectId: string, traceId: string): AsyncGenerator<string> {
  for (let n = 0; ; n += 1) {
    const key = { projectId, traceId, n };
    const part = await db.client.lineTracePart.findUnique({ where: { projectId_traceId_n: key } });
    if (!part) return;
    yield part.text;
  }
}
