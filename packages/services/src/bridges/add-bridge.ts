import type { AddBridgeInput, PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { newId } from "../rows/new-id.ts";
import { openPairing } from "./open-pairing.ts";

/**
 * Sets up a bridge for a site and answers the code its program is paired with.
 * @throws {DomainError} `request.not-found` for an unknown site
 */
export function addBridge(db: Db, actor: Actor, input: AddBridgeInput): Promise<PairingCode> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const key = { projectId_id: { projectId, id: input.siteId } };
    const site = await tx.client.site.findUnique({ where: key });
    if (!site) throw new DomainError("request.not-found");
    const id = newId(tx.now.getTime());
    await tx.client.bridge.create({
      data: { projectId, id, siteId: site.id, name: input.name, createdAt: tx.now },
    });
    const after = { name: input.name, site: { id: site.id, name: site.name }, state: "unpaired" };
    record(tx, "bridge.added", { kind: "bridge", id }, { after });
    return openPairing(tx, id);
  });
}
