import { accessRow } from "@gatehouse/contracts/bridge/access-rows";
import type { ListEnd, ListPart } from "@gatehouse/contracts/bridge/list-frames";
import type { AccessRows, AccessTable } from "@gatehouse/domain/access/access-list";
import type { ListResult } from "@gatehouse/domain/access/list-delta";
import type { ListStore } from "../list-store/list-store.ts";

/** Collects a whole list that comes in parts, and takes it when the last one is there. A part of another list drops the one before. */
export type ListReceiver = {
  readonly part: (part: ListPart) => { readonly isReadable: boolean; readonly isFirst: boolean };
  readonly end: (end: ListEnd) => ListResult;
};

type Collected = {
  readonly snapshotId: string;
  parts: number;
  readonly rows: { [T in AccessTable]: AccessRows[T][] };
};

export function makeListReceiver(lists: ListStore): ListReceiver {
  let collected: Collected | undefined;

  const add = <T extends AccessTable>(into: Collected, table: T, rows: readonly unknown[]): boolean => {
    for (const row of rows) {
      const parsed = accessRow[table].safeParse(row);
      if (!parsed.success) return false;
      // The schema of a table gives that table's row; the compiler does not follow the index.
      into.rows[table].push(parsed.data as AccessRows[T]);
    }
    return true;
  };

  return {
    part: (part) => {
      const isFirst = collected?.snapshotId !== part.snapshotId;
      if (collected?.snapshotId !== part.snapshotId) collected = begin(part.snapshotId);
      collected.parts += 1;
      return { isReadable: add(collected, part.table, part.rows), isFirst };
    },
    end: (end) => {
      const whole = collected?.snapshotId === end.snapshotId ? collected : begin(end.snapshotId);
      collected = undefined;
      // Whatever is missing makes its hash another; the count only says it sooner.
      if (whole.parts !== end.parts) return { kind: "refused", reason: "malformed", list: lists.list() };
      return lists.takeSnapshot(whole.rows, end.version, end.hash);
    },
  };
}

function begin(snapshotId: string): Collected {
  const rows = { sites: [], holders: [], credentials: [], grants: [], schedules: [], doors: [], readers: [] };
  return { snapshotId, parts: 0, rows };
}
