import type { Standing } from "../users/standing.ts";
import type { AccessList, BlockEntry } from "./access-list.ts";
import { rowOf } from "./row-map.ts";

/** Facts that travel ahead of the deltas. Each entry is the whole truth about its person at its position, so a set may be resent whole. */
export type BlocksFrame = { readonly position: number; readonly entries: readonly BlockEntry[] };

const strictness: Record<Standing, number> = { active: 0, "in-review": 1, blocked: 2, archived: 3 };

/**
 * The list with a blocks frame in force. An entry the tables already speak of (position ≤ version) changes nothing;
 * of two entries about one person the later position counts. Repeating a frame changes nothing.
 */
export function applyBlocks(list: AccessList, frame: BlocksFrame): AccessList {
  const blocks = new Map(list.blocks);
  for (const entry of frame.entries) {
    const known = blocks.get(entry.holderId);
    if (entry.position <= list.version || (known && known.position >= entry.position)) continue;
    blocks.set(entry.holderId, {
      ...entry,
      minPassEpoch: Math.max(entry.minPassEpoch, known?.minPassEpoch ?? 0),
    });
  }
  return { ...list, blocks, blockVersion: Math.max(list.blockVersion, frame.position) };
}

/** The entries that tables of this version do not speak of yet. An older delta or snapshot therefore never undoes a block. */
export function blocksAfter(
  blocks: ReadonlyMap<string, BlockEntry>,
  version: number,
): ReadonlyMap<string, BlockEntry> {
  return new Map([...blocks].filter(([, entry]) => entry.position > version));
}

/** The standing that counts: the stricter of the row and what came ahead. A person without a row has only the latter. */
export function standingInList(list: AccessList, holderId: string): Standing | undefined {
  const row = rowOf(list.tables.holders, holderId)?.standing;
  const ahead = list.blocks.get(holderId)?.standing;
  if (row === undefined || ahead === undefined) return row ?? ahead;
  return strictness[ahead] > strictness[row] ? ahead : row;
}

/** The lowest pass epoch that may still count for a person, from what came ahead of the tables. */
export function minPassEpochOf(list: AccessList, holderId: string): number {
  return list.blocks.get(holderId)?.minPassEpoch ?? 0;
}
