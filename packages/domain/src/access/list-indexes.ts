import type { AccessList, AccessTables, CredentialRow, GrantRow } from "./access-list.ts";
import type { RowMap } from "./row-map.ts";
import { rowOf, withRows } from "./row-map.ts";

type Changed<Row> = { readonly upserts: readonly Row[]; readonly removes: readonly string[] } | undefined;

/** What credentials are indexed by. */
export const credentialKey = (row: CredentialRow): string => `${row.kind}:${row.number}`;

/** What grants are indexed by. */
export const grantKey = ({ subject }: GrantRow): string => `${subject.kind}:${subject.id}`;

/** The index of credentials by `kind:number` after their table has changed. */
export function reindexCredentials(
  list: AccessList,
  tables: AccessTables,
  delta: Changed<CredentialRow>,
): RowMap<readonly string[]> {
  return reindex(list.credentialIndex, list.tables.credentials, tables.credentials, delta, credentialKey);
}

/** The index of grants by `kind:id` of their subject after their table has changed. */
export function reindexGrants(
  list: AccessList,
  tables: AccessTables,
  delta: Changed<GrantRow>,
): RowMap<readonly string[]> {
  return reindex(list.grantIndex, list.tables.grants, tables.grants, delta, grantKey);
}

/** A subject may have tens of thousands of grants over time; sets keep the collecting of a large delta linear. */
function reindex<Row extends { readonly id: string }>(
  index: RowMap<readonly string[]>,
  before: RowMap<Row>,
  after: RowMap<Row>,
  delta: Changed<Row>,
  keyOf: (row: Row) => string,
): RowMap<readonly string[]> {
  if (delta === undefined) return index;
  const touched = new Map<string, Set<string>>();
  const idsAt = (key: string): Set<string> => {
    const ids = touched.get(key) ?? new Set(rowOf(index, key));
    touched.set(key, ids);
    return ids;
  };
  for (const id of new Set([...delta.removes, ...delta.upserts.map((row) => row.id)])) {
    const old = rowOf(before, id);
    if (old !== undefined) idsAt(keyOf(old)).delete(id);
    const now = rowOf(after, id);
    if (now !== undefined) idsAt(keyOf(now)).add(id);
  }
  return withRows(
    index,
    [...touched].map(([key, ids]) => [key, ids.size === 0 ? undefined : [...ids]]),
  );
}
