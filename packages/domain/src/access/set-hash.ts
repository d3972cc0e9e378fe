import type { AccessRows, AccessTable } from "./access-list.ts";

/** SHA-256 of a UTF-8 text, 32 bytes, synchronous. The caller brings it; this package has no crypto. */
export type Sha256 = (text: string) => Uint8Array;

/**
 * The hash of a set of rows: the sum modulo 2²⁵⁶ of their SHA-256. A sum needs no order and can be kept
 * incrementally, so a list of 250,000 rows proves itself after a delta of one without being read again.
 */
export type SetHash = bigint;

const modulus = 1n << 256n;

/** The hash of no rows. */
export const emptySetHash: SetHash = 0n;

/** The one text of a row: table name, newline, JSON with sorted keys. Every list inside a row is a set, so its members are sorted too. */
export function canonicalRowText<T extends AccessTable>(table: T, row: AccessRows[T]): string {
  return `${table}\n${canonicalText(row)}`;
}

/** The part one row adds. */
export function rowHash<T extends AccessTable>(sha256: Sha256, table: T, row: AccessRows[T]): SetHash {
  let hash = 0n;
  const bytes = sha256(canonicalRowText(table, row));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < 4; i++) hash = (hash << 64n) | view.getBigUint64(i * 8);
  return hash;
}

/** The hash with one more row. */
export function addRow(hash: SetHash, row: SetHash): SetHash {
  return (hash + row) % modulus;
}

/** The hash with one row less. */
export function removeRow(hash: SetHash, row: SetHash): SetHash {
  return (hash - row + modulus) % modulus;
}

/** The hash of two disjoint sets together. */
export function combine(left: SetHash, right: SetHash): SetHash {
  return (left + right) % modulus;
}

/** 64 lower-case hex digits, as it travels. */
export function setHashText(hash: SetHash): string {
  return hash.toString(16).padStart(64, "0");
}

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).sort().join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`);
    return `{${parts.join(",")}}`;
  }
  return JSON.stringify(value);
}
