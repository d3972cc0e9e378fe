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
    const count = await tx.client.lineTracePart.count({ where: { projectId, traceId } });
    return { ...found, count };
  });
  const { lineId, orderedAt, count } = trace;
  return { lineId, orderedAt, parts: partsOf(db, { projectId, traceId, count }) };
}

/** A recording that is removed while it is read breaks off: half of one must not pass for a whole. */
async function* partsOf(
  db: Db,
  { count, ...trace }: { readonly projectId: string; readonly traceId: string; readonly count: number },
): AsyncGenerator<string> {
  for (let n = 0; n < count; n += 1) {
    const where = { projectId_traceId_n: { ...trace, n } };
    yield (await db.client.lineTracePart.findUniqueOrThrow({ where })).text;
  }
}
