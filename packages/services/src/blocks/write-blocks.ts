import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";
import type { UserDecision } from "../users/user-decision.ts";
import { blocklistKeys } from "./find-blocklist-matches.ts";

/** Closes and opens blocks with their blocklist entries, as the decisions say. Answers the id of each new block by person. */
export async function writeBlocks(tx: Tx, decisions: readonly UserDecision[]): Promise<Map<string, string>> {
  const { projectId } = tx;
  const closing = Map.groupBy(
    decisions.flatMap(({ outcome }) => outcome.closesBlocks ?? []),
    (closed) => closed.ending,
  );
  for (const [ending, closed] of closing)
    await tx.client.block.updateMany({
      where: { projectId, id: { in: closed.flatMap((one) => one.ids) }, closedAt: null },
      data: { closedAt: tx.now, closedBy: tx.by, closedHow: ending },
    });
  const removed = decisions.flatMap(({ outcome }) => outcome.removesBlocklistEntries);
  if (removed.length > 0)
    await tx.client.blocklistEntry.updateMany({
      where: { projectId, id: { in: removed }, removedAt: null },
      data: { removedAt: tx.now, removedBy: tx.by },
    });
  return openBlocks(tx, decisions);
}

async function openBlocks(tx: Tx, decisions: readonly UserDecision[]): Promise<Map<string, string>> {
  const opened = decisions.flatMap(({ user, outcome }) =>
    outcome.opensBlock ? [{ user, block: outcome.opensBlock, blockId: newId(tx.now.getTime()) }] : [],
  );
  if (opened.length === 0) return new Map();
  const shared = (one: (typeof opened)[number]) => ({
    projectId: tx.projectId,
    userId: one.user.id,
    reason: one.block.reason,
    until: one.block.until,
  });
  await tx.client.block.createMany({
    data: opened.map((one) => ({ ...shared(one), id: one.blockId, openedAt: tx.now, openedBy: tx.by })),
  });
  await tx.client.blocklistEntry.createMany({
    data: opened.map((one) => ({
      ...shared(one),
      ...blocklistKeys(one.user),
      id: newId(tx.now.getTime()),
      blockId: one.blockId,
      birthDate: one.user.birthDate,
      createdAt: tx.now,
      createdBy: tx.by,
    })),
  });
  return new Map(opened.map((one) => [one.user.id, one.blockId]));
}
