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
    outcome.opensBlock
      ? [
          {
            user,
            block: outcome.opensBlock,
            blockId: newId(tx.now.getTime()),
            entryId: newId(tx.now.getTime()),
          },
        ]
      : [],
  );
  if (opened.length === 0) return new Map();
  const column = <T>(pick: (one: (typeof opened)[number]) => T) => opened.map(pick);
  const keys = opened.map(({ user }) => blocklistKeys(user));
  await tx.client.$executeRaw`
    with opened as (
      select * from unnest(${column((one) => one.blockId)}::uuid[], ${column((one) => one.entryId)}::uuid[],
        ${column((one) => one.user.id)}::uuid[], ${column((one) => one.block.reason)}::text[],
        ${column((one) => one.block.until)}::timestamptz[], ${keys.map((key) => key.email)}::text[],
        ${keys.map((key) => key.phone)}::text[], ${keys.map((key) => key.name)}::text[],
        ${keys.map((key) => key.idNumber)}::text[], ${column((one) => one.user.birthDate)}::text[])
      as o (block_id, entry_id, user_id, reason, until, email, phone, name, id_number, birth_date)),
    block as (
      insert into blocks (project_id, id, user_id, reason, until, opened_at, opened_by)
      select ${tx.projectId}::uuid, block_id, user_id, reason, until, ${tx.now}, ${tx.by} from opened)
    insert into blocklist_entries (project_id, id, block_id, user_id, email, phone, name, birth_date, id_number, reason, until,
      created_at, created_by)
    select ${tx.projectId}::uuid, entry_id, block_id, user_id, email, phone, name, birth_date, id_number, reason, until,
      ${tx.now}, ${tx.by} from opened`;
  return new Map(opened.map((one) => [one.user.id, one.blockId]));
}
