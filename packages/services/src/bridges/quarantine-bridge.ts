import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import type { QuarantineReason } from "@gatehouse/domain/bridges/stream";

/** Stops believing a bridge until it is paired anew. A second call changes nothing. */
export function quarantineBridge(db: Db, actor: BridgeActor, reason: QuarantineReason): Promise<void> {
  const { projectId, bridgeId } = actor;
  return inTransaction(db, actor, async (tx) => {
    const moved = await tx.client.bridge.updateMany({
      where: { projectId, id: bridgeId, state: "paired" },
      data: { state: "quarantined", quarantine: reason },
    });
    if (moved.count !== 1) return;
    const after = { state: "quarantined", quarantine: reason };
    record(tx, "bridge.quarantined", { kind: "bridge", id: bridgeId }, { after });
  });
}
