import type { RevokeTokenInput } from "@gatehouse/contracts/tokens/tokens";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/**
 * Ends a key at once; the next call with it is refused.
 * @throws {DomainError} `request.not-found` for an unknown key and for one that has ended already
 */
export function revokeToken(db: Db, actor: Actor, input: RevokeTokenInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const { count } = await tx.client.apiToken.updateMany({
      where: { projectId: tx.projectId, id: input.tokenId, revokedAt: null },
      data: { revokedAt: tx.now, revokedBy: tx.by },
    });
    if (count === 0) throw new DomainError("request.not-found");
    record(tx, "token.revoked", { kind: "token", id: input.tokenId }, { after: { revokedAt: tx.now } });
  });
}
