import type { RenewedKey } from "@gatehouse/contracts/passes/signed-call";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { wrongState } from "@gatehouse/domain/passes/pass";
import { agreeMacKey } from "./agree-mac-key.ts";
import { lockPass } from "./change-own-pass.ts";
import { sealMacKey } from "./seal-mac-key.ts";

/**
 * Agrees with the bound phone on a MAC key of the present generation, after a bridge that knew the one before was stolen. A phone
 * that missed the answer simply asks again.
 * @throws {DomainError} `pass.wrong-state`, `request.invalid`
 */
export function renewKey(db: Db, actor: PassActor, agreeKey: string): Promise<RenewedKey> {
  return inTransaction(db, actor, async (tx) => {
    const pass = await lockPass(tx, actor.userId);
    if (pass.kind !== "active") throw wrongState(pass, "renew-key");
    const { projectId } = tx;
    const where = { projectId_id: { projectId, id: actor.passId } };
    const { number: passNumber, keyGeneration } = await tx.client.pass.findUniqueOrThrow({ where });
    const owner = { projectId, passNumber, epoch: pass.epoch, keyGeneration };
    const { macKey, serverKey } = agreeMacKey(agreeKey, owner);
    const keys = { agreeKey, serverKey, macKey: sealMacKey(tx.secretKey, owner, macKey) };
    await tx.client.pass.update({ where, data: keys });
    record(tx, "pass.key-renewed", { kind: "user", id: actor.userId }, { after: { keyGeneration } });
    return { keyGeneration, serverKey };
  });
}
