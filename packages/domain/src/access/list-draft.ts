import type { AccessRows, AccessTable, CredentialRow, GrantRow } from "./access-list.ts";
import { credentialKey, grantKey } from "./list-indexes.ts";
import { type GrowingRowMap, growingRowMap, putRow, rowOf } from "./row-map.ts";
import { addRow, emptySetHash, rowHash, type SetHash, type Sha256 } from "./set-hash.ts";

/**
 * A whole list that is being collected part by part: rows are hashed and indexed as they come, so that no part holds a door
 * up for long and the last one costs no more than the first. A row that comes twice makes the hash another one.
 */
export type ListDraft = {
  hash: SetHash;
  readonly tables: { readonly [T in AccessTable]: GrowingRowMap<AccessRows[T]> };
  readonly credentialIndex: GrowingRowMap<string[]>;
  readonly grantIndex: GrowingRowMap<string[]>;
};

/** A draft without rows. */
export function openDraft(): ListDraft {
  return {
    hash: emptySetHash,
    tables: {
      sites: growingRowMap(),
      holders: growingRowMap(),
      credentials: growingRowMap(),
      grants: growingRowMap(),
      schedules: growingRowMap(),
      doors: growingRowMap(),
      readers: growingRowMap(),
    },
    credentialIndex: growingRowMap(),
    grantIndex: growingRowMap(),
  };
}

/** Adds rows of one table. */
export function addToDraft<T extends AccessTable>(
  draft: ListDraft,
  table: T,
  rows: readonly AccessRows[T][],
  sha256: Sha256,
): void {
  for (const row of rows) {
    draft.hash = addRow(draft.hash, rowHash(sha256, table, row));
    putRow<AccessRows[T]>(draft.tables[table], row.id, row);
    if (table === "credentials") addId(draft.credentialIndex, credentialKey(row as CredentialRow), row.id);
    if (table === "grants") addId(draft.grantIndex, grantKey(row as GrantRow), row.id);
  }
}

function addId(index: GrowingRowMap<string[]>, key: string, id: string): void {
  const ids = rowOf(index, key);
  if (ids) ids.push(id);
  else putRow(index, key, [id]);
}
