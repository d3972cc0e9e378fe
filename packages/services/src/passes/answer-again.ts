import type { Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { askToken } from "./ask-token.ts";

/**
 * The answer a phone missed: when the pass is bound to these very keys, it is told so again and nothing is used up or changed.
 * Undefined when another phone, or none, is bound.
 */
export async function answerAgain(
  db: Db,
  projectId: string,
  userId: string,
  binding: Binding,
): Promise<BoundPass | undefined> {
  const pass = await db.client.pass.findFirst({ where: { projectId, userId, state: "active" } });
  const isSame = pass?.signKey === binding.signKey && pass.agreeKey === binding.agreeKey;
  if (!pass || !isSame || pass.serverKey === null) return undefined;
  return {
    projectId,
    passId: pass.id,
    passNumber: pass.number,
    epoch: pass.epoch,
    keyGeneration: pass.keyGeneration,
    serverKey: pass.serverKey,
    askToken: askToken(db.secretKey, pass.id),
    serverTime: (await databaseNow(db, db.client)).getTime(),
  };
}
