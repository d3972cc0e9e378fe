/**
 * An immutable map that is cheap to change. Copying a map of 250,000 credentials for each delta would hold the
 * event loop for tens of milliseconds beside a door; split into buckets, a change copies only the buckets it touches.
 */
export type RowMap<V> = { readonly size: number; readonly buckets: readonly ReadonlyMap<string, V>[] };

/** 1,024 buckets keep a bucket of the largest list (250,000 rows) near 250 entries. */
const bucketCount = 1024;

const emptyBucket: ReadonlyMap<string, never> = new Map<string, never>();

/** A map without rows. All empty buckets are one object, so small tables cost little. */
export function emptyRowMap<V>(): RowMap<V> {
  return { size: 0, buckets: new Array<ReadonlyMap<string, V>>(bucketCount).fill(emptyBucket) };
}

/** The row of a key, or undefined. */
export function rowOf<V>(map: RowMap<V>, key: string): V | undefined {
  return map.buckets[bucketOf(key)]?.get(key);
}

/** A new map with the changes made in order; `undefined` removes a key. The given map is untouched. */
export function withRows<V>(map: RowMap<V>, changes: Iterable<readonly [string, V | undefined]>): RowMap<V> {
  const buckets = [...map.buckets];
  const owned = new Map<number, Map<string, V>>();
  let size = map.size;
  for (const [key, value] of changes) {
    const index = bucketOf(key);
    let bucket = owned.get(index);
    if (bucket === undefined) {
      bucket = new Map(map.buckets[index]);
      owned.set(index, bucket);
      buckets[index] = bucket;
    }
    const before = bucket.size;
    if (value === undefined) bucket.delete(key);
    else bucket.set(key, value);
    size += bucket.size - before;
  }
  return owned.size === 0 ? map : { size, buckets };
}

/** A map that is still being collected: a row costs the same however many there are. Once it is read as a `RowMap` it must not grow any more. */
export type GrowingRowMap<V> = { size: number; readonly buckets: Map<string, V>[] };

/** A map to collect rows in. */
export function growingRowMap<V>(): GrowingRowMap<V> {
  return { size: 0, buckets: Array.from({ length: bucketCount }, () => new Map<string, V>()) };
}

/** Puts a row into a map that is being collected. */
export function putRow<V>(map: GrowingRowMap<V>, key: string, value: V): void {
  const bucket = map.buckets[bucketOf(key)];
  if (!bucket) throw new Error("a map has lost a bucket");
  map.size += bucket.has(key) ? 0 : 1;
  bucket.set(key, value);
}

/** Every row, in no promised order. */
export function* rowsOf<V>(map: RowMap<V>): Generator<V> {
  for (const bucket of map.buckets) yield* bucket.values();
}

/** FNV-1a over UTF-16 units: fast, and spread well enough for ids and numbers. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (bucketCount - 1);
}
