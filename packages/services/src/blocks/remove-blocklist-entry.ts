import type { RemoveBlocklistEntryInput } from "@gatehouse/contracts/blocks/blocklist";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/**
 * Takes an entry off the blocklist. Nobody's standing changes by it: a block that put it there stays open, and reviews wait
 * for their decision. Doing it twice changes nothing.
 * @throws {DomainError} `request.not-found`
 */
export function removeBlocklistEntry(db: Db, actor: Actor, input: RemoveBlocklistEntryInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const key = { projectId: tx.projectId, id: input.entryId };
    const entry = await tx.client.blocklistEntry.findUnique({ where: { projectId_id: key } });
    if (!entry) throw new DomainError("request.not-found");
    const removed = await tx.client.blocklistEntry.updateMany({
      where: { ...key, removedAt: null },
      data: { removedAt: tx.now, removedBy: tx.by },
    });
    if (removed.count === 0) return;
    const { email, phone, name, birthDate, idNumber, reason, until } = entry;
    const before = { email, phone, name, birthDate, idNumber, reason, until };
    record(
      tx,
      "blocklist.removed",
      { kind: "blocklist-entry", id: entry.id },
      { before, after: { removedAt: tx.now } },
    );
  });
}
