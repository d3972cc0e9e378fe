import type { ClearBlocklistMatchInput } from "@gatehouse/contracts/blocks/clear-blocklist-match";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { lockUser } from "../users/lock-user.ts";
import { findBlocklistHits } from "./find-blocklist-matches.ts";

/**
 * Remembers "not the same person" for somebody and an entry that matches them now. The review stays open until it is
 * decided; saying it twice changes nothing.
 * @throws {DomainError} `request.not-found` for an unknown person, and for an entry that does not match
 */
export function clearBlocklistMatch(db: Db, actor: Actor, input: ClearBlocklistMatchInput): Promise<void> {
  const { userId, entryId } = input;
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, userId);
    const hits = (await findBlocklistHits(tx, user)).filter((hit) => hit.entryId === entryId);
    if (hits.length === 0) throw new DomainError("request.not-found");
    const mine = { projectId: tx.projectId, userId, entryId };
    const written = await tx.client.blocklistClearance.createMany({
      data: { ...mine, at: tx.now, by: tx.by },
      skipDuplicates: true,
    });
    if (written.count === 0) return;
    record(
      tx,
      "user.match-cleared",
      { kind: "user", id: userId },
      { after: { entryId, rules: hits.map((hit) => hit.rule) } },
    );
  });
}
