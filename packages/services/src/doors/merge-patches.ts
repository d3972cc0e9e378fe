import type { EventRow } from "./batch-rows.ts";

/** What several events together say of one thing: the later one wins in each field. `nth` counts the events from 1. */
export type MergedPatch<Patch> = {
  readonly id: string;
  readonly siteId: string;
  readonly at: Date;
  readonly nth: number;
  readonly patch: Patch;
};

/** Merges what events say of doors or readers, each thing once, by ascending id. Pure. */
export function mergePatches<Patch extends object>(
  rows: readonly EventRow[],
  pick: (row: EventRow) => { readonly id: string | null; readonly patch: Patch | undefined },
): readonly MergedPatch<Patch>[] {
  const merged = new Map<string, MergedPatch<Patch>>();
  rows.forEach((row, index) => {
    const { id, patch } = pick(row);
    if (id === null || patch === undefined) return;
    const before = merged.get(id)?.patch ?? {};
    const { siteId, occurredAt: at } = row;
    merged.set(id, { id, siteId, at, nth: index + 1, patch: { ...before, ...patch } });
  });
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
