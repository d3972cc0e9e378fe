import { randomUUID } from "node:crypto";
import type { StartTraceAnswer, StartTraceInput } from "@gatehouse/contracts/readers/line-traces";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { awaitCommand } from "../doors/await-command.ts";
import { orderLifeMs, requireOnline } from "../doors/order-site.ts";
import { readDoorHead } from "../doors/read-door-head.ts";
import { newId } from "../rows/new-id.ts";

/**
 * Has everything that goes over a line recorded for some minutes. Refused while a reader of it is in install mode: whoever has
 * such a recording can read the key from it. The bridge refuses and ends it for the same reason.
 * @throws {DomainError} `request.not-found`, `trace.no-messages`, `trace.install-mode`, `trace.running`, `bridge.offline`
 */
export async function startTrace(db: Db, actor: Actor, input: StartTraceInput): Promise<StartTraceAnswer> {
  const { bridgeId, lineId, reason } = input;
  const durationMs = input.minutes * 60_000;
  const commandId = randomUUID();
  const since = (await readDoorHead(db.client, actor.projectId))?.position ?? 0;
  const traceId = await inTransaction(db, actor, async (tx) => {
    const { projectId, now } = tx;
    const siteId = await lockBridge(tx, bridgeId);
    await requireQuietLine(tx, bridgeId, lineId);
    await requireOnline(tx, bridgeId);
    const id = newId(now.getTime());
    const endsAt = new Date(now.getTime() + durationMs);
    await tx.client.lineTrace.create({
      data: {
        projectId,
        id,
        bridgeId,
        lineId,
        state: "ordered",
        reason,
        orderedAt: now,
        orderedBy: tx.by,
        endsAt,
      },
    });
    const expiresAt = new Date(now.getTime() + orderLifeMs);
    const order = { commandId, siteId, toBridgeId: bridgeId, expiresAt, durationMs };
    const after = { ...order, traceId: id, lineId, state: "ordered", reason };
    record(tx, "trace.ordered", { kind: "bridge", id: bridgeId }, { after });
    return id;
  });
  const result = await awaitCommand(db, actor.projectId, { commandId, since });
  return { traceId, commandId, outcome: result?.outcome ?? "pending", refusal: result?.refusal ?? null };
}

/** One recording of a bridge is ordered at a time. */
async function lockBridge(tx: Tx, bridgeId: string): Promise<string> {
  const [bridge] = await tx.client.$queryRaw<{ site_id: string }[]>`
    select site_id from bridges
    where project_id = ${tx.projectId}::uuid and id = ${bridgeId}::uuid for no key update`;
  if (!bridge) throw new DomainError("request.not-found");
  return bridge.site_id;
}

async function requireQuietLine(tx: Tx, bridgeId: string, lineId: string): Promise<void> {
  const { projectId, now } = tx;
  const readers = await tx.client.readerSetup.findMany({ where: { projectId, bridgeId, lineId } });
  if (readers.length === 0) throw new DomainError("request.not-found");
  if (!readers.some(({ canTrace }) => canTrace)) throw new DomainError("trace.no-messages");
  const readerIds = readers.map(({ readerId }) => readerId);
  const installing = await tx.client.readerState.count({
    where: { projectId, readerId: { in: readerIds }, installEndsAt: { gt: now } },
  });
  if (installing > 0) throw new DomainError("trace.install-mode");
  const running = await tx.client.lineTrace.count({
    where: { projectId, bridgeId, lineId, state: { in: ["ordered", "running"] } },
  });
  if (running > 0) throw new DomainError("trace.running");
}
