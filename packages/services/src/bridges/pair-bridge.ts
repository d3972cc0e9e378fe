import type { PairRequest } from "@gatehouse/contracts/bridge/pairing";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { networkOf, takePoints } from "../rate-limits/take-points.ts";
import { hashSecret } from "../secrets/derive-secret.ts";
import { publicHalf, signingKey } from "../secrets/signing-keys.ts";
import { pairingSigns } from "./open-pairing.ts";

/** Who a bridge is from now on, and the public key its server signs with. */
export type PairedBridge = {
  readonly projectId: string;
  readonly bridgeId: string;
  readonly siteId: string;
  readonly serverKey: string;
};

/** Whoever pairs a bridge mistypes a few times; the code itself has 79 bits. */
const tries = { points: 20, windowMs: 600_000 };

/**
 * Uses a one-shot code up and binds the bridge to the key it made. A key it had before counts no more, and a
 * quarantine is over: the program starts a new life.
 * @throws {DomainError} `bridge.pairing-invalid` for a wrong, used or expired code alike, `request.too-many`
 */
export async function pairBridge(db: Db, request: PairRequest, address: string): Promise<PairedBridge> {
  await db.client.$transaction(async (client) => {
    const counted = { name: "bridge-pairing", of: networkOf(address), limit: tries };
    await takePoints(client, await databaseNow(db, client), [counted]);
  });
  const codeHash = hashSecret(pairingSigns(request.code));
  const pairing = await db.client.bridgePairing.findUnique({ where: { codeHash } });
  if (!pairing) throw new DomainError("bridge.pairing-invalid");
  const { projectId, bridgeId } = pairing;
  return inTransaction(db, { kind: "bridge", projectId, bridgeId }, async (tx) => {
    const used = await tx.client.bridgePairing.updateMany({
      where: { projectId, id: pairing.id, usedAt: null, expiresAt: { gt: tx.now } },
      data: { usedAt: tx.now },
    });
    if (used.count !== 1) throw new DomainError("bridge.pairing-invalid");
    const { publicKey, version } = request;
    const bridge = await tx.client.bridge.update({
      where: { projectId_id: { projectId, id: bridgeId } },
      data: {
        publicKey,
        version,
        state: "paired",
        pairedAt: tx.now,
        quarantine: null,
        disconnectedAt: tx.now,
      },
    });
    const after = { state: "offline", quarantine: null, pairedAt: tx.now, version };
    record(tx, "bridge.paired", { kind: "bridge", id: bridgeId }, { after });
    const serverKey = publicHalf(signingKey(db.secretKey, "lease-signature", projectId));
    return { projectId, bridgeId, siteId: bridge.siteId, serverKey };
  });
}
