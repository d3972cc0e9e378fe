import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";

type Acknowledged = { id: string; user_id: string; measured_ms: number };

/**
 * Records that a bridge holds these revocations durably, measured from the order to now by the database's clock. The
 * first acknowledgement stays; unknown ones change nothing.
 */
export function acknowledgeRevocations(
  db: Db,
  actor: BridgeActor,
  revocationIds: readonly string[],
): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const rows = await tx.client.$queryRaw<Acknowledged[]>`
      update revocation_acks a set acknowledged_at = ${tx.now},
        measured_ms = greatest(0, extract(epoch from ${tx.now}::timestamptz - r.at) * 1000)::int
      from revocations r
      where r.project_id = a.project_id and r.id = a.revocation_id and a.project_id = ${tx.projectId}::uuid
        and a.bridge_id = ${actor.bridgeId}::uuid and a.revocation_id = any(${[...revocationIds]}::uuid[])
        and a.acknowledged_at is null
      returning r.id, r.user_id, a.measured_ms`;
    for (const row of rows) {
      const after = {
        userId: row.user_id,
        bridgeId: actor.bridgeId,
        measuredMs: row.measured_ms,
        acknowledgedAt: tx.now,
      };
      record(tx, "revocation.acknowledged", { kind: "revocation", id: row.id }, { after });
    }
  });
}
