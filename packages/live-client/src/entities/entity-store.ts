/** A change of one entity as a live event carries it. */
export type EntityPatch<Row> = {
  readonly id: string;
  readonly position: number;
  readonly patch: Partial<Row>;
};

/** What a store tells its one observer: only the fields that really changed. */
export type EntityObserver<Row> = (id: string, fields: Partial<Row>, row: Row, live: boolean) => void;

/** Patches kept to be laid over answers that were read before they arrived. */
const keptPatches = 2_000;

/**
 * Rows by id, fed by answers (a snapshot at a position) and by live patches (one position each), in whatever order they
 * arrive: a patch older than the row's snapshot changes nothing, and a late snapshot gets the newer patches laid over it.
 */
export class EntityStore<Row extends { readonly id: string }> {
  readonly #rows = new Map<string, { row: Row; position: number }>();
  readonly #observe: EntityObserver<Row>;
  #recent: EntityPatch<Row>[] = [];

  constructor(observe: EntityObserver<Row>) {
    this.#observe = observe;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)?.row;
  }

  /** Takes rows that were read at `position`. */
  put(rows: readonly Row[], position: number): void {
    for (const row of rows) {
      const held = this.#rows.get(row.id);
      if (held && held.position > position) continue;
      const newer = this.#recent.filter((one) => one.id === row.id && one.position > position);
      const merged: Row = Object.assign({ ...row }, ...newer.map((one) => one.patch));
      this.#rows.set(row.id, { row: merged, position: newer.at(-1)?.position ?? position });
      this.#observe(row.id, held ? changedFields(held.row, merged) : merged, merged, false);
    }
  }

  /** Takes one live patch; unknown rows are remembered for the answer that may still bring them. */
  patch(change: EntityPatch<Row>): void {
    this.#recent.push(change);
    if (this.#recent.length > 2 * keptPatches) this.#recent = this.#recent.slice(-keptPatches);
    const held = this.#rows.get(change.id);
    if (!held || held.position >= change.position) return;
    const row = { ...held.row, ...change.patch };
    this.#rows.set(change.id, { row, position: change.position });
    this.#observe(change.id, changedFields(held.row, row), row, true);
  }

  /** Forgets rows that are far from what is on screen; a later answer may bring them again. */
  drop(ids: Iterable<string>): void {
    for (const id of ids) this.#rows.delete(id);
  }

  /** Forgets everything: a new epoch, or another project. */
  clear(): void {
    this.#rows.clear();
    this.#recent = [];
  }
}

function changedFields<Row extends object>(before: Row, after: Row): Partial<Row> {
  const changed: Partial<Row> = {};
  for (const field of Object.keys(after) as (keyof Row)[])
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changed[field] = after[field];
  return changed;
}
