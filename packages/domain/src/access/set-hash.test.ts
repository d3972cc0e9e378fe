import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HolderRow } from "./access-list.ts";
import { applyDelta, applySnapshot, emptyAccessList, hashOfRows } from "./list-delta.ts";
import type { SetHash } from "./set-hash.ts";
import {
  addRow,
  canonicalRowText,
  combine,
  emptySetHash,
  removeRow,
  rowHash,
  setHashText,
} from "./set-hash.ts";
import { anna, eachRow, smallSite, snapshotFrom } from "./small-site.fixture.ts";

const sha256 = (text: string) => new Uint8Array(createHash("sha256").update(text).digest());
const hashOf = (rows: readonly HolderRow[]) =>
  rows.reduce<SetHash>((sum, row) => addRow(sum, rowHash(sha256, "holders", row)), emptySetHash);

const holders = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    displayName: fc.string(),
    standing: fc.constantFrom("active", "in-review", "blocked", "archived"),
    pass: fc.record({ kind: fc.constantFrom("none", "active"), epoch: fc.nat() }),
    roles: fc.constant([]),
    groupIds: fc.array(fc.uuid(), { maxLength: 3 }),
    companyIds: fc.array(fc.uuid(), { maxLength: 3 }),
  }) satisfies fc.Arbitrary<HolderRow>,
  { selector: (row) => row.id, maxLength: 20 },
);

describe("the hash of a set of rows", () => {
  test("does not depend on order", () => {
    fc.assert(
      fc.property(holders, (rows) => {
        expect(hashOf(rows.toReversed())).toBe(hashOf(rows));
      }),
    );
  });

  test("of two parts is that of the whole", () => {
    fc.assert(
      fc.property(holders, fc.nat(), (rows, cut) => {
        expect(combine(hashOf(rows.slice(0, cut)), hashOf(rows.slice(cut)))).toBe(hashOf(rows));
      }),
    );
  });

  test("loses exactly what is removed", () => {
    fc.assert(
      fc.property(holders, (rows) => {
        const [first, ...rest] = rows;
        if (first === undefined) return;
        expect(removeRow(hashOf(rows), rowHash(sha256, "holders", first))).toBe(hashOf(rest));
      }),
    );
  });

  test("kept through deltas is the hash from scratch", () => {
    fc.assert(
      fc.property(holders, holders, (before, changes) => {
        const start = applySnapshot(
          emptyAccessList(),
          snapshotFrom({ ...smallSite, holders: before }, sha256, 1),
          sha256,
        );
        const removes = before.filter((_, i) => i % 3 === 0).map((row) => row.id);
        const upserts = changes.map((row, i) => ({ ...row, id: before[i * 2]?.id ?? row.id }));
        const after = new Map(before.map((row) => [row.id, row]));
        for (const id of removes) after.delete(id);
        for (const row of upserts) after.set(row.id, row);
        const hash = hashOfRows({ ...smallSite, holders: [...after.values()] }, sha256);
        const rows = { holders: { upserts, removes } };
        expect(applyDelta(start.list, { from: 1, to: 2, hash, rows }, sha256).kind).toBe("applied");
      }),
    );
  });

  test("of the small site is this, in every version to come", () => {
    expect(canonicalRowText("holders", anna)).toBe(
      'holders\n{"companyIds":[],"displayName":"Anna Bauer","groupIds":[],"id":"anna","pass":{"epoch":3,"kind":"active"},' +
        '"roles":[{"openTaskId":null,"roleId":"welder","status":"accepted","validFrom":null,"validTo":null}],"standing":"active"}',
    );
    const byHand = [...eachRow(smallSite)].reduce(
      (sum, [table, row]) =>
        sum + BigInt(`0x${createHash("sha256").update(canonicalRowText(table, row)).digest("hex")}`),
      0n,
    );
    expect(hashOfRows(smallSite, sha256)).toBe((byHand % 2n ** 256n).toString(16).padStart(64, "0"));
    expect(setHashText(emptySetHash)).toBe("0".repeat(64));
  });

  test("does not depend on the order of ids inside a row or of its fields", () => {
    const one = { ...anna, groupIds: ["a", "b"] };
    const { id, ...rest } = one;
    expect(canonicalRowText("holders", { ...rest, groupIds: ["b", "a"], id })).toBe(
      canonicalRowText("holders", one),
    );
  });
});
