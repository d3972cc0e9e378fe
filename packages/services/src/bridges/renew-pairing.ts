import type { PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { openPairing } from "./open-pairing.ts";

/**
 * A new pairing code for a bridge. It goes on as it is until the code is used; then the key it had counts no more.
 * @throws {DomainError} `request.not-found`
 */
export function renewPairing(db: Db, actor: Actor, input: { bridgeId: string }): Promise<PairingCode> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const bridge = await tx.client.bridge.findUnique({
      where: { projectId_id: { projectId, id: input.bridgeId } },
    });
    if (!bridge) throw new DomainError("request.not-found");
    const pairing = await openPairing(tx, bridge.id);
    const after = { pairingExpiresAt: pairing.expiresAt };
    record(tx, "bridge.pairing-renewed", { kind: "bridge", id: bridge.id }, { after });
    return pairing;
  });
}
