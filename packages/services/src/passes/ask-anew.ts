import type { Db } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { recordWish } from "../invitations/ask-anew.ts";
import { isAskToken } from "./ask-token.ts";

/**
 * Tells the admins that a phone which lost its keys would like a new invitation.
 * @throws {DomainError} `pass.proof-invalid`, `request.too-many` with `retryAt`
 */
export async function askAnewByPass(
  db: Db,
  input: { projectId: string; passId: string; askToken: string },
): Promise<void> {
  const { projectId, passId } = input;
  if (!isAskToken(db.secretKey, passId, input.askToken))
    throw new DomainError("pass.proof-invalid", { reason: "unknown" });
  const pass = await db.client.pass.findUnique({ where: { projectId_id: { projectId, id: passId } } });
  if (!pass) throw new DomainError("pass.proof-invalid", { reason: "unknown" });
  await recordWish(db, { kind: "pass", projectId, passId, userId: pass.userId });
}
