import type { Lease } from "../bridges/lease.ts";
import type { AccessList, AccessRows, AccessTable, AccessTables } from "./access-list.ts";
import { accessTables } from "./access-list.ts";
import { blocksAfter } from "./list-blocks.ts";
import { addToDraft, type ListDraft, openDraft } from "./list-draft.ts";
import { reindexCredentials, reindexGrants } from "./list-indexes.ts";
import type { RowMap } from "./row-map.ts";
import { emptyRowMap, rowOf, rowsOf, withRows } from "./row-map.ts";
import type { SetHash, Sha256 } from "./set-hash.ts";
import { addRow, emptySetHash, removeRow, rowHash, setHashText } from "./set-hash.ts";

/** What happened to one table: whole new rows, and ids that are gone. */
export type TableDelta<Row> = { readonly upserts: readonly Row[]; readonly removes: readonly string[] };

/** What the positions after `from` up to `to` change for a site. `hash` is the list's hash text afterwards; a table left out is unchanged. */
export type ListDelta = {
  readonly from: number;
  readonly to: number;
  readonly hash: string;
  readonly rows: { readonly [T in AccessTable]?: TableDelta<AccessRows[T]> };
};

/** A whole list, as it travels and as it is kept on disk. */
export type AccessListSnapshot = {
  readonly version: number;
  readonly hash: string;
  readonly lease: Lease;
  readonly rows: { readonly [T in AccessTable]: readonly AccessRows[T][] };
};

/** Why a delta or snapshot was not taken: positions are missing, it starts before the list, it contradicts itself, or its hash is another. */
export type ListRefusal = "gap" | "wrong-from" | "malformed" | "wrong-hash";

/** The list to hold from now on. `unchanged`: all of it was known. `refused`: nothing was applied; ask for a snapshot. */
export type ListResult =
  | { readonly kind: "applied"; readonly list: AccessList }
  | { readonly kind: "unchanged"; readonly list: AccessList }
  | { readonly kind: "refused"; readonly reason: ListRefusal; readonly list: AccessList };

/** A list that knows nobody and no door, at version 0, with a lease that has ended: it denies everything. */
export function emptyAccessList(): AccessList {
  return {
    version: 0,
    hash: emptySetHash,
    lease: { issuedAt: 0, endsAt: 0, policy: "deny" },
    tables: emptyTables(),
    blocks: new Map(),
    blockVersion: 0,
    credentialIndex: emptyRowMap(),
    grantIndex: emptyRowMap(),
  };
}

/** Applies a delta wholly or not at all. Only one that starts where the list ends is taken, and only when the resulting hash is the announced one. */
export function applyDelta(list: AccessList, delta: ListDelta, sha256: Sha256): ListResult {
  if (!isPosition(delta.from) || !isPosition(delta.to) || delta.to < delta.from)
    return { kind: "refused", reason: "malformed", list };
  if (delta.to <= list.version) return { kind: "unchanged", list };
  if (delta.from > list.version) return { kind: "refused", reason: "gap", list };
  if (delta.from < list.version) return { kind: "refused", reason: "wrong-from", list };
  const next = withDeltaRows(list, delta.rows, sha256);
  if (setHashText(next.hash) !== delta.hash) return { kind: "refused", reason: "wrong-hash", list };
  return {
    kind: "applied",
    list: { ...next, version: delta.to, blocks: blocksAfter(list.blocks, delta.to) },
  };
}

/** Replaces all tables by a snapshot's; blocks newer than it stay in force. Refused when its hash is not that of its rows. */
export function applySnapshot(list: AccessList, snapshot: AccessListSnapshot, sha256: Sha256): ListResult {
  const draft = openDraft();
  for (const table of accessTables) addToDraft(draft, table, snapshot.rows[table], sha256);
  return closeDraft(list, draft, snapshot);
}

/** The list with a collected one in its place; see `applySnapshot`. */
export function closeDraft(
  list: AccessList,
  draft: ListDraft,
  { version, hash, lease }: Omit<AccessListSnapshot, "rows">,
): ListResult {
  if (!isPosition(version)) return { kind: "refused", reason: "malformed", list };
  if (setHashText(draft.hash) !== hash) return { kind: "refused", reason: "wrong-hash", list };
  const blocks = blocksAfter(list.blocks, version);
  return { kind: "applied", list: { ...draft, version, lease, blocks, blockVersion: list.blockVersion } };
}

/** The list as plain data. Blocks that came ahead are not in it: they are kept and sent by themselves. */
export function snapshotOf(list: AccessList): AccessListSnapshot {
  const { tables } = list;
  return {
    version: list.version,
    hash: setHashText(list.hash),
    lease: list.lease,
    rows: {
      sites: [...rowsOf(tables.sites)],
      holders: [...rowsOf(tables.holders)],
      credentials: [...rowsOf(tables.credentials)],
      grants: [...rowsOf(tables.grants)],
      schedules: [...rowsOf(tables.schedules)],
      doors: [...rowsOf(tables.doors)],
      readers: [...rowsOf(tables.readers)],
    },
  };
}

/** The hash text of a set of rows from scratch, for whoever makes a snapshot. */
export function hashOfRows(rows: AccessListSnapshot["rows"], sha256: Sha256): string {
  let hash = emptySetHash;
  for (const table of accessTables)
    for (const row of rows[table]) hash = addRow(hash, rowHash(sha256, table, row));
  return setHashText(hash);
}

function withDeltaRows(list: AccessList, rows: ListDelta["rows"], sha256: Sha256): AccessList {
  let hash = list.hash;
  const changed = <T extends AccessTable>(table: T): RowMap<AccessRows[T]> => {
    const [map, nextHash] = changeTable(list.tables[table], table, rows[table], hash, sha256);
    hash = nextHash;
    return map;
  };
  const tables: AccessTables = {
    sites: changed("sites"),
    holders: changed("holders"),
    credentials: changed("credentials"),
    grants: changed("grants"),
    schedules: changed("schedules"),
    doors: changed("doors"),
    readers: changed("readers"),
  };
  return {
    ...list,
    hash,
    tables,
    credentialIndex: reindexCredentials(list, tables, rows.credentials),
    grantIndex: reindexGrants(list, tables, rows.grants),
  };
}

/** Removes come first, so a delta that removes and brings back an id ends with the row. */
function changeTable<T extends AccessTable>(
  map: RowMap<AccessRows[T]>,
  table: T,
  delta: TableDelta<AccessRows[T]> | undefined,
  hash: SetHash,
  sha256: Sha256,
): [RowMap<AccessRows[T]>, SetHash] {
  if (delta === undefined) return [map, hash];
  const changes = new Map<string, AccessRows[T] | undefined>();
  for (const id of delta.removes) changes.set(id, undefined);
  for (const row of delta.upserts) changes.set(row.id, row);
  for (const [id, row] of changes) {
    const old = rowOf(map, id);
    if (old !== undefined) hash = removeRow(hash, rowHash(sha256, table, old));
    if (row !== undefined) hash = addRow(hash, rowHash(sha256, table, row));
  }
  return [withRows(map, changes), hash];
}

function emptyTables(): AccessTables {
  return {
    sites: emptyRowMap(),
    holders: emptyRowMap(),
    credentials: emptyRowMap(),
    grants: emptyRowMap(),
    schedules: emptyRowMap(),
    doors: emptyRowMap(),
    readers: emptyRowMap(),
  };
}

function isPosition(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
