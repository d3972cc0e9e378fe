import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";

/** Records that a connection has ended. A connection that another one has replaced changes nothing. */
export function disconnectBridge(db: Db, actor: BridgeActor, connectedAt: Date): Promise<void> {
  const { projectId, bridgeId } = actor;
  return inTransaction(db, actor, async (tx) => {
    const moved = await tx.client.bridge.updateMany({
      where: { projectId, id: bridgeId, connectedAt },
      data: { disconnectedAt: tx.now },
    });
    if (moved.count !== 1) return;
    const bridge = await tx.client.bridge.findUniqueOrThrow({
      where: { projectId_id: { projectId, id: bridgeId } },
    });
    if (bridge.state !== "paired") return;
    const after = { state: "offline", lastSeenAt: bridge.lastSeenAt, leaseEndsAt: bridge.leaseEndsAt };
    record(tx, "bridge.disconnected", { kind: "bridge", id: bridgeId }, { after });
  });
}
