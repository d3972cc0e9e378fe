import type { BridgeStolenAnswer } from "@gatehouse/contracts/bridges/report-stolen";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { selectEntitled } from "../access-lists/read-site-keys.ts";
import { raiseKeyGeneration } from "../passes/raise-key-generation.ts";

/**
 * Ends all trust in a bridge somebody has taken away: it is quarantined, its open pairing codes end, and every pass whose key
 * it may hold gets a new key generation, so that no code made with the old keys opens a door anywhere. A bridge that was
 * never paired holds nothing, and one that is reported already is left as it is.
 * @throws {DomainError} `request.not-found`
 */
export function reportStolen(db: Db, actor: Actor, input: { bridgeId: string }): Promise<BridgeStolenAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const key = { projectId, id: input.bridgeId };
    const bridge = await tx.client.bridge.findUnique({ where: { projectId_id: key } });
    if (!bridge) throw new DomainError("request.not-found");
    if (bridge.state === "unpaired" || bridge.quarantine === "stolen") return { renewals: 0 };
    // Passes before the bridge: the order in which a block locks them.
    const holders = await selectEntitled(tx.client, { projectId, siteId: bridge.siteId }, "all");
    const renewals = await raiseKeyGeneration(tx, holders);
    await tx.client.bridge.update({
      where: { projectId_id: key },
      data: { state: "quarantined", quarantine: "stolen" },
    });
    await tx.client.bridgePairing.updateMany({
      where: { projectId, bridgeId: bridge.id, usedAt: null },
      data: { usedAt: tx.now },
    });
    const after = { state: "quarantined", quarantine: "stolen" };
    record(
      tx,
      "bridge.quarantined",
      { kind: "bridge", id: bridge.id },
      { before: { state: bridge.state }, after },
    );
    return { renewals };
  });
}
