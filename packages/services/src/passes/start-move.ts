import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { startMove as decide } from "@gatehouse/domain/passes/move-pass";
import { hashCode } from "../invitations/hash-code.ts";
import { newId } from "../rows/new-id.ts";
import { deriveCode } from "../secrets/derive-secret.ts";
import { lockPass } from "./change-own-pass.ts";

/**
 * Starts a move into the installed app of the same phone, which has a storage of its own: answers the code to type there within
 * 10 minutes. The browser goes on working until then, and a move started before dies.
 * @throws {DomainError} `pass.wrong-state`
 */
export function startMove(db: Db, actor: PassActor): Promise<{ code: string; expiresAt: Date }> {
  return inTransaction(db, actor, async (tx) => {
    const move = decide(await lockPass(tx, actor.userId), tx.now);
    const { projectId } = tx;
    const { passId } = actor;
    await tx.client.passMove.deleteMany({ where: { projectId, passId, usedAt: null } });
    const id = newId(tx.now.getTime());
    const code = deriveCode(tx.secretKey, "pass-move", id);
    const row = { projectId, id, passId, ...move, codeHash: hashCode(tx.secretKey, code), createdAt: tx.now };
    await tx.client.passMove.create({ data: row });
    record(
      tx,
      "pass.move-started",
      { kind: "user", id: actor.userId },
      { after: { moveExpiresAt: move.expiresAt } },
    );
    return { code, expiresAt: move.expiresAt };
  });
}
