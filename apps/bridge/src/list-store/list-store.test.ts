import { createHash } from "node:crypto";
import { accessTables } from "@gatehouse/domain/access/access-list";
import { standingInList } from "@gatehouse/domain/access/list-blocks";
import { rowOf } from "@gatehouse/domain/access/row-map";
import { anna, smallSite, snapshotFrom } from "@gatehouse/domain/access/small-site.fixture";
import { expect, test } from "vitest";
import { temporaryStores } from "../store/temporary-store.fixture.ts";
import { type IncomingList, type ListStore, openListStore } from "./list-store.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest();
const renamed = { ...smallSite, holders: [{ ...anna, displayName: "Anna Nova" }] };

function bring(incoming: IncomingList, rows: typeof smallSite): void {
  for (const table of accessTables) incoming.add(table, rows[table]);
}

function take(lists: ListStore, rows: typeof smallSite, version: number) {
  const incoming = lists.openSnapshot();
  bring(incoming, rows);
  return incoming.end(version, snapshotFrom(rows, sha256).hash);
}

const nameOf = (lists: ListStore) => rowOf(lists.list().tables.holders, anna.id)?.displayName;

function givenStore() {
  const stores = temporaryStores();
  const open = () => {
    const { store, settings } = stores.open();
    return { store, lists: openListStore(store, settings) };
  };
  const { lists } = open();
  expect(take(lists, smallSite, 100).kind).toBe("applied");
  return { open, lists };
}

test("a whole list that has come in part counts for nothing, before and after a restart", () => {
  const { open, lists } = givenStore();
  bring(lists.openSnapshot(), renamed);
  expect(nameOf(lists)).toBe(anna.displayName);
  const again = open().lists;
  expect(nameOf(again)).toBe(anna.displayName);
  expect(again.list().version).toBe(100);
});

test("a whole list counts from its end on, time after time, and lies on the disk once", () => {
  const { open, lists } = givenStore();
  let own = lists;
  for (const [version, rows] of [
    [101, renamed],
    [102, smallSite],
    [103, renamed],
  ] as const) {
    expect(take(own, rows, version).kind).toBe("applied");
    const { store, lists: again } = open();
    own = again;
    expect(own.list().version).toBe(version);
    expect(nameOf(own)).toBe(rows.holders[0]?.displayName);
    const rowsOf = (side: string) => store.db.prepare(`select count(*) as n from list_rows_${side}`).get()?.n;
    const all = Object.values(smallSite).reduce((sum, table) => sum + table.length, 0);
    expect([rowsOf("a"), rowsOf("b")].toSorted()).toEqual([0, all].toSorted());
  }
});

test("what is left of a list that broke off is not in the next one", () => {
  const { open, lists } = givenStore();
  bring(lists.openSnapshot(), { ...smallSite, holders: [anna, { ...anna, id: "stranger" }] });
  expect(take(lists, renamed, 101).kind).toBe("applied");
  const again = open().lists;
  expect(again.list().version).toBe(101);
  expect(rowOf(again.list().tables.holders, "stranger")).toBeUndefined();
});

test("a list with another hash is refused, and the one before stays in force", () => {
  const { open, lists } = givenStore();
  const incoming = lists.openSnapshot();
  bring(incoming, renamed);
  const refused = incoming.end(101, snapshotFrom(smallSite, sha256).hash);
  expect(refused).toMatchObject({ kind: "refused", reason: "wrong-hash" });
  expect(nameOf(open().lists)).toBe(anna.displayName);
});

test("somebody who is blocked while a whole list comes in stays blocked when it is taken", () => {
  const { open, lists } = givenStore();
  const incoming = lists.openSnapshot();
  bring(incoming, renamed);
  const entry = { holderId: anna.id, standing: "blocked", minPassEpoch: 0, position: 102 } as const;
  lists.takeBlocks({ position: 102, entries: [entry], revocationIds: [], more: false });
  expect(standingInList(lists.list(), anna.id)).toBe("blocked");
  expect(incoming.end(101, snapshotFrom(renamed, sha256).hash).kind).toBe("applied");
  expect(standingInList(lists.list(), anna.id)).toBe("blocked");
  const again = open().lists;
  expect(nameOf(again)).toBe("Anna Nova");
  expect(standingInList(again.list(), anna.id)).toBe("blocked");
});
