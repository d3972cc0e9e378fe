import { createHash } from "node:crypto";
import type { AccessRows, AccessTable } from "@gatehouse/domain/access/access-list";
import type { SetHash } from "@gatehouse/domain/access/set-hash";
import { addRow, emptySetHash, removeRow, rowHash, setHashText } from "@gatehouse/domain/access/set-hash";

type Known = { readonly hash: SetHash; readonly holderId: string | null };

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** New rows and gone ids of one table. */
export type TableChange<T extends AccessTable> = { upserts: AccessRows[T][]; removes: string[] };

/**
 * What a site's list is at a position, by the hashes of its rows: enough to tell which row has really changed and to
 * know the whole list's hash without keeping the list. About 100 bytes a row.
 */
export class SiteProjection {
  readonly siteId: string;
  position = 0;
  #hash: SetHash = emptySetHash;
  readonly #rows = new Map<AccessTable, Map<string, Known>>();
  readonly #credentialsOf = new Map<string, Set<string>>();

  constructor(siteId: string) {
    this.siteId = siteId;
  }

  get hash(): string {
    return setHashText(this.#hash);
  }

  get size(): number {
    let rows = 0;
    for (const table of this.#rows.values()) rows += table.size;
    return rows;
  }

  /** The ids of a table it knows. */
  ids(table: AccessTable): string[] {
    return [...this.#table(table).keys()];
  }

  /** The ids of the numbers it knows of these people. */
  credentialIds(holderIds: Iterable<string>): string[] {
    return [...holderIds].flatMap((id) => [...(this.#credentialsOf.get(id) ?? [])]);
  }

  /** Takes a row as it is now. Answers whether it differs from the one before. */
  put<T extends AccessTable>(table: T, row: AccessRows[T]): boolean {
    const hash = rowHash(sha256, table, row);
    const before = this.#table(table).get(row.id);
    if (before?.hash === hash) return false;
    if (before) this.#forget(table, row.id, before);
    const holderId = "holderId" in row ? row.holderId : null;
    this.#table(table).set(row.id, { hash, holderId });
    this.#hash = addRow(this.#hash, hash);
    if (holderId !== null) {
      const ids = this.#credentialsOf.get(holderId) ?? new Set();
      this.#credentialsOf.set(holderId, ids.add(row.id));
    }
    return true;
  }

  /** Takes note that a row is gone. Answers whether it was there. */
  remove(table: AccessTable, id: string): boolean {
    const before = this.#table(table).get(id);
    if (!before) return false;
    this.#forget(table, id, before);
    return true;
  }

  #forget(table: AccessTable, id: string, known: Known): void {
    this.#table(table).delete(id);
    this.#hash = removeRow(this.#hash, known.hash);
    if (known.holderId === null) return;
    const ids = this.#credentialsOf.get(known.holderId);
    ids?.delete(id);
    if (ids?.size === 0) this.#credentialsOf.delete(known.holderId);
  }

  #table(table: AccessTable): Map<string, Known> {
    const known = this.#rows.get(table) ?? new Map<string, Known>();
    this.#rows.set(table, known);
    return known;
  }
}
