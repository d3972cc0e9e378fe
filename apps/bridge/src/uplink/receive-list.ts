import { accessRow } from "@gatehouse/contracts/bridge/access-rows";
import type { ListEnd, ListPart } from "@gatehouse/contracts/bridge/list-frames";
import type { AccessRows, AccessTable } from "@gatehouse/domain/access/access-list";
import type { ListResult } from "@gatehouse/domain/access/list-delta";
import type { IncomingList, ListStore } from "../list-store/list-store.ts";

/** Collects a whole list that comes in parts, and takes it when the last one is there. A part of another list drops the one before. */
export type ListReceiver = {
  readonly part: (part: ListPart) => { readonly isReadable: boolean; readonly isFirst: boolean };
  readonly end: (end: ListEnd) => ListResult;
};

type Collected = { readonly snapshotId: string; readonly incoming: IncomingList; parts: number };

export function makeListReceiver(lists: ListStore): ListReceiver {
  let collected: Collected | undefined;
  const begin = (snapshotId: string): Collected => ({ snapshotId, incoming: lists.openSnapshot(), parts: 0 });

  return {
    part: ({ snapshotId, table, rows }) => {
      const isFirst = collected?.snapshotId !== snapshotId;
      if (collected?.snapshotId !== snapshotId) collected = begin(snapshotId);
      collected.parts += 1;
      const read = readRows(table, rows);
      if (read !== null) collected.incoming.add(table, read);
      return { isReadable: read !== null, isFirst };
    },
    end: (end) => {
      const { incoming, parts } =
        collected?.snapshotId === end.snapshotId ? collected : begin(end.snapshotId);
      collected = undefined;
      // Whatever is missing makes its hash another; the count only says it sooner.
      if (parts !== end.parts) return { kind: "refused", reason: "malformed", list: lists.list() };
      return incoming.end(end.version, end.hash);
    },
  };
}

function readRows<T extends AccessTable>(table: T, rows: readonly unknown[]): AccessRows[T][] | null {
  const read: AccessRows[T][] = [];
  for (const row of rows) {
    const parsed = accessRow[table].safeParse(row);
    if (!parsed.success) return null;
    // The schema of a table gives that table's row; the compiler does not follow the index.
    read.push(parsed.data as AccessRows[T]);
  }
  return read;
}
