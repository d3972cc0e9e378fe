import type { WithdrawCredentialInput } from "@gatehouse/contracts/credentials/credentials";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { lockUser } from "../users/lock-user.ts";
import { writeBadgeNumbers } from "./write-badge-numbers.ts";

/**
 * Withdraws a card or badge for good; the number is free for others. Doing it twice changes nothing. The number of the
 * phone is the person's ID and follows its edit.
 * @throws {DomainError} `request.not-found`
 */
export function withdrawUserCredential(db: Db, actor: Actor, input: WithdrawCredentialInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const credential = await tx.client.credential.findFirst({
      where: {
        projectId: tx.projectId,
        id: input.credentialId,
        userId: user.id,
        carrier: { in: ["card", "badge"] },
      },
    });
    if (!credential) throw new DomainError("request.not-found");
    if (credential.withdrawnAt !== null) return;
    await tx.client.credential.update({
      where: { projectId_id: { projectId: tx.projectId, id: credential.id } },
      data: { live: false, withdrawnAt: tx.now },
    });
    const badgeNumbers = await writeBadgeNumbers(tx, user.id);
    const { number, carrier } = credential;
    record(
      tx,
      "user.badge-removed",
      { kind: "user", id: user.id },
      {
        before: { badgeNumbers: user.badgeNumbers },
        after: { badgeNumbers, credentialId: credential.id, number, carrier, updatedAt: tx.now },
      },
    );
  });
}
