import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyRowMap, rowOf, rowsOf, withRows } from "./row-map.ts";

test("a row map holds what a plain map holds, and an earlier one is never changed", () => {
  const change = fc.tuple(fc.string({ maxLength: 3 }), fc.option(fc.nat(), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 20 }), { maxLength: 5 }), (batches) => {
      let map = emptyRowMap<number>();
      const plain = new Map<string, number>();
      for (const batch of batches) {
        const before = [...rowsOf(map)];
        const next = withRows(map, batch);
        expect([...rowsOf(map)]).toEqual(before);
        map = next;
        for (const [key, value] of batch) value === undefined ? plain.delete(key) : plain.set(key, value);
      }
      expect(map.size).toBe(plain.size);
      expect([...rowsOf(map)].sort()).toEqual([...plain.values()].sort());
      for (const [key, value] of plain) expect(rowOf(map, key)).toBe(value);
    }),
  );
});

test("a large list spreads over the buckets", () => {
  const map = withRows(
    emptyRowMap<number>(),
    Array.from({ length: 100_000 }, (_, i) => [`card:${String(i).padStart(8, "0")}`, i] as const),
  );
  expect(map.size).toBe(100_000);
  expect(Math.max(...map.buckets.map((bucket) => bucket.size))).toBeLessThan(300);
});
