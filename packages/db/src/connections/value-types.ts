import pg from "pg";

/** A type of PostgreSQL by its number in `pg_type`; these numbers never change. */
const oid = { int8: 20, textArray: 1009, int8Array: 1016, numeric: 1700 } as const;

const textArray: (text: string) => (string | null)[] = pg.types.getTypeParser(oid.textArray as number);
const each =
  <T>(read: (text: string) => T) =>
  (text: string): (T | null)[] =>
    textArray(text).map((item) => (item === null ? null : read(item)));

const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: BigInt,
  [oid.int8Array]: each(BigInt),
  [oid.numeric]: Number,
};

/** How a column's text becomes a value: as `pg` does it, but 64-bit integers whole and decimals as numbers. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: string) =>
    format === "binary"
      ? pg.types.getTypeParser(type, "binary")
      : (readers[type] ?? pg.types.getTypeParser(type)),
};
