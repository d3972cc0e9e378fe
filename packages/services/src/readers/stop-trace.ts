import { randomUUID } from "node:crypto";
import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { StopTraceInput } from "@gatehouse/contracts/readers/line-traces";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { awaitCommand } from "../doors/await-command.ts";
import { orderLifeMs, requireOnline } from "../doors/order-site.ts";
import { readDoorHead } from "../doors/read-door-head.ts";

/**
 * Ends a recording before its time; what was recorded until then is handed over.
 * @throws {DomainError} `request.not-found`, `trace.not-running`, `bridge.offline`
 */
export async function stopTrace(db: Db, actor: Actor, input: StopTraceInput): Promise<CommandAnswer> {
  const commandId = randomUUID();
  const since = (await readDoorHead(db.client, actor.projectId))?.position ?? 0;
  await inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const trace = await tx.client.lineTrace.findUnique({
      where: { projectId_id: { projectId, id: input.traceId } },
    });
    if (!trace) throw new DomainError("request.not-found");
    const { id: traceId, bridgeId, lineId, state } = trace;
    if (state === "done" || state === "failed" || trace.endsAt <= tx.now)
      throw new DomainError("trace.not-running");
    await requireOnline(tx, bridgeId);
    const bridge = await tx.client.bridge.findUniqueOrThrow({
      where: { projectId_id: { projectId, id: bridgeId } },
    });
    const expiresAt = new Date(tx.now.getTime() + orderLifeMs);
    const order = { commandId, siteId: bridge.siteId, toBridgeId: bridgeId, expiresAt };
    record(
      tx,
      "trace.stop-ordered",
      { kind: "bridge", id: bridgeId },
      { after: { ...order, traceId, lineId, state } },
    );
  });
  const result = await awaitCommand(db, actor.projectId, { commandId, since });
  return { commandId, outcome: result?.outcome ?? "pending", refusal: result?.refusal ?? null };
}
