import { accessRow } from "@gatehouse/contracts/bridge/access-rows";
import type { ListAnswer, ListEnd, ListPart } from "@gatehouse/contracts/bridge/list-frames";
import type { AccessRows, AccessTable } from "@gatehouse/domain/access/access-list";
import type { AccessListSnapshot } from "@gatehouse/domain/access/list-delta";
import type { ListStore } from "../list-store/list-store.ts";

/** Collects a whole list that comes in parts, and takes it when the last one is there. */
export type ListReceiver = {
  readonly part: (part: ListPart) => boolean;
  readonly end: (end: ListEnd) => ListAnswer;
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
      if (collected?.snapshotId !== part.snapshotId) collected = begin(part.snapshotId);
      collected.parts += 1;
      return add(collected, part.table, part.rows);
    },
    end: (end) => {
      const whole = collected;
      collected = undefined;
      const version = lists.list().version;
      if (whole?.snapshotId !== end.snapshotId && end.parts > 0)
        return { kind: "refused", reason: "incomplete", version };
      if ((whole?.parts ?? 0) !== end.parts) return { kind: "refused", reason: "incomplete", version };
      const rows: AccessListSnapshot["rows"] = whole?.rows ?? begin("").rows;
      const result = lists.takeSnapshot(rows, end.version, end.hash);
      if (result.kind === "refused")
        return { kind: "refused", reason: result.reason, version: result.list.version };
      return { kind: result.kind, version: result.list.version };
    },
  };
}

function begin(snapshotId: string): Collected {
  const rows = { sites: [], holders: [], credentials: [], grants: [], schedules: [], doors: [], readers: [] };
  return { snapshotId, parts: 0, rows };
}
