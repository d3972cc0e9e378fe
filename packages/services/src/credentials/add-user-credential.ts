import type { AddCredentialInput } from "@gatehouse/contracts/credentials/credentials";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { followBlocklistEdit } from "../blocks/follow-blocklist-edit.ts";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";
import { addCredential } from "./add-credential.ts";
import { writeBadgeNumbers } from "./write-badge-numbers.ts";

/**
 * Gives a person the number of a card or badge. A number that stands on the blocklist puts them in review.
 * @throws {DomainError} `request.not-found`, `user.archived`, `credential.number-taken` with the holder
 */
export function addUserCredential(db: Db, actor: Actor, input: AddCredentialInput): Promise<{ id: string }> {
  const { userId, number, carrier } = input;
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      const user = await lockUser(tx, userId);
      const facts = await loadUserFacts(tx, user);
      if (facts.archiving) throw new DomainError("user.archived");
      const id = await addCredential(tx, { userId, number, carrier });
      const badgeNumbers = await writeBadgeNumbers(tx, userId);
      record(
        tx,
        "user.badge-added",
        { kind: "user", id: userId },
        {
          before: { badgeNumbers: user.badgeNumbers },
          after: { badgeNumbers, credentialId: id, number, carrier, updatedAt: tx.now },
        },
      );
      await followBlocklistEdit(tx, { ...user, badgeNumbers });
      return { id };
    }),
  );
}
