import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AccessList, CredentialRow } from "./access-list.ts";
import { credentialsOf, grantsOf } from "./access-list.ts";
import { applyBlocks, minPassEpochOf, standingInList } from "./list-blocks.ts";
import type { ListDelta, ListResult } from "./list-delta.ts";
import { applyDelta, applySnapshot, emptyAccessList, hashOfRows, snapshotOf } from "./list-delta.ts";
import { rowOf } from "./row-map.ts";
import type { Rows } from "./small-site.fixture.ts";
import { anna, smallSite, snapshotFrom, weldersEnterHall } from "./small-site.fixture.ts";

const sha256 = (text: string) => new Uint8Array(createHash("sha256").update(text).digest());

const applied = (result: ListResult): AccessList => {
  if (result.kind !== "applied") throw new Error(`expected applied, got ${JSON.stringify(result.kind)}`);
  return result.list;
};

const start = applied(applySnapshot(emptyAccessList(), snapshotFrom(smallSite, sha256), sha256));

const deltaOf = (from: number, to: number, rows: ListDelta["rows"], after: Partial<Rows>): ListDelta => ({
  from,
  to,
  rows,
  hash: hashOfRows({ ...smallSite, ...after }, sha256),
});

const renamed = { ...anna, displayName: "Anna Maria Bauer" };
const rename = deltaOf(100, 105, { holders: { upserts: [renamed], removes: [] } }, { holders: [renamed] });
const block = { holderId: "anna", standing: "blocked" as const, minPassEpoch: 3, position: 110 };

describe("a delta", () => {
  test("that starts where the list ends brings it to its end", () => {
    const list = applied(applyDelta(start, rename, sha256));
    expect(list.version).toBe(105);
    expect(rowOf(list.tables.holders, "anna")).toEqual(renamed);
    expect(rowOf(start.tables.holders, "anna")).toEqual(anna);
  });

  test("that was applied before changes nothing", () => {
    const list = applied(applyDelta(start, rename, sha256));
    expect(applyDelta(list, rename, sha256)).toEqual({ kind: "unchanged", list });
  });

  test.each([
    ["after a hole", { from: 101, to: 105 }, "gap"],
    ["from before the list", { from: 99, to: 105 }, "wrong-from"],
    ["with its end before its start", { from: 105, to: 104 }, "malformed"],
    ["with a hash of other rows", { hash: "0".repeat(64) }, "wrong-hash"],
  ] as const)("%s is refused and leaves the list as it was", (_, change, reason) => {
    expect(applyDelta(start, { ...rename, ...change }, sha256)).toEqual({
      kind: "refused",
      reason,
      list: start,
    });
  });

  test("moves a number to another holder and forgets removed grants", () => {
    const card: CredentialRow = {
      id: "c-card",
      kind: "card",
      number: "5",
      holderId: "anna",
      keyGeneration: null,
      state: "live",
    };
    const credentials = smallSite.credentials.map((row) => (row.id === "c-card" ? card : row));
    const delta = deltaOf(
      100,
      101,
      {
        credentials: { upserts: [card], removes: [] },
        grants: { upserts: [], removes: ["grant-1", "never-was"] },
      },
      { credentials, grants: [] },
    );
    const list = applied(applyDelta(start, delta, sha256));
    expect(credentialsOf(list, "card", "004711")).toEqual([]);
    expect(credentialsOf(list, "card", "5")).toEqual([card]);
    expect(grantsOf(list, weldersEnterHall.subject)).toEqual([]);
  });

  test("without rows for the site still moves the version", () => {
    expect(applied(applyDelta(start, deltaOf(100, 200, {}, {}), sha256)).version).toBe(200);
  });
});

describe("a snapshot", () => {
  test("survives the way to disk and back", () => {
    const stored: unknown = JSON.parse(JSON.stringify(snapshotOf(start)));
    expect(stored).toEqual(snapshotOf(start));
    expect(applied(applySnapshot(emptyAccessList(), snapshotOf(start), sha256)).hash).toBe(start.hash);
  });

  test("with one changed row is refused", () => {
    const snapshot = snapshotFrom(smallSite, sha256);
    const forged = {
      ...snapshot,
      rows: { ...snapshot.rows, holders: [{ ...anna, standing: "archived" as const }] },
    };
    expect(applySnapshot(start, forged, sha256)).toMatchObject({ kind: "refused", reason: "wrong-hash" });
  });
});

describe("a block that came ahead", () => {
  const blocked = applyBlocks(start, { position: 110, entries: [block] });

  test("is not undone by an older delta that says active", () => {
    const list = applied(applyDelta(blocked, rename, sha256));
    expect(standingInList(list, "anna")).toBe("blocked");
    expect(standingInList(list, "anna")).not.toBe(rowOf(list.tables.holders, "anna")?.standing);
  });

  test("is not undone by an older snapshot", () => {
    const list = applied(applySnapshot(blocked, snapshotFrom(smallSite, sha256, 109), sha256));
    expect(standingInList(list, "anna")).toBe("blocked");
    expect(list.blockVersion).toBe(110);
  });

  test("gives way to a delta that speaks of its position", () => {
    const reviewed = { ...anna, standing: "in-review" as const };
    const unblock = deltaOf(
      100,
      112,
      { holders: { upserts: [reviewed], removes: [] } },
      { holders: [reviewed] },
    );
    const list = applied(applyDelta(blocked, unblock, sha256));
    expect(standingInList(list, "anna")).toBe("in-review");
    expect(list.blocks.size).toBe(0);
  });

  test("sent again after the list has moved past it changes nothing", () => {
    const list = applied(applyDelta(start, deltaOf(100, 120, {}, {}), sha256));
    expect(standingInList(applyBlocks(list, { position: 110, entries: [block] }), "anna")).toBe("active");
  });

  test("is not weakened by an earlier entry that arrives later, and never loses a dead epoch", () => {
    const lost = { ...block, standing: "active" as const, minPassEpoch: 4, position: 109 };
    const list = applyBlocks(blocked, { position: 109, entries: [lost] });
    expect(standingInList(list, "anna")).toBe("blocked");
    const later = applyBlocks(applyBlocks(start, { position: 109, entries: [lost] }), {
      position: 110,
      entries: [block],
    });
    expect(minPassEpochOf(later, "anna")).toBe(4);
  });

  test("closes the doors to somebody the list does not hold yet", () => {
    const stranger = { ...block, holderId: "ben" };
    expect(standingInList(applyBlocks(start, { position: 110, entries: [stranger] }), "ben")).toBe("blocked");
  });

  test("repeated in any order and number ends the same", () => {
    const entries = [110, 111, 112].map((position, i) => ({
      ...block,
      position,
      standing: (["blocked", "in-review", "archived"] as const)[i % 3] ?? "blocked",
    }));
    const once = entries.reduce(
      (list, entry) => applyBlocks(list, { position: entry.position, entries: [entry] }),
      start,
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...entries), { maxLength: 12 }), (more) => {
        const shuffled = [...more, ...entries.toReversed(), ...more];
        const list = shuffled.reduce(
          (l, entry) => applyBlocks(l, { position: entry.position, entries: [entry] }),
          start,
        );
        expect(standingInList(list, "anna")).toBe(standingInList(once, "anna"));
      }),
    );
  });
});
