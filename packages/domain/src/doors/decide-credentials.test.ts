import { describe, expect, test } from "vitest";
import { anna, listOf, smallSite } from "../access/small-site.fixture.ts";
import { badgeShown, cardShown, holder, passShown, quiet, reasonOf } from "./decide.fixture.ts";
import { decide } from "./decide.ts";

describe("a read that cannot be believed", () => {
  test.each([
    ["malformed", "code-invalid"],
    ["unknown-version", "code-invalid"],
    ["bad-mac", "code-invalid"],
    ["no-key", "code-invalid"],
    ["expired", "code-expired"],
    ["early", "code-expired"],
    ["replayed", "replayed-token"],
    ["unsure", "replayed-token"],
  ] as const)("a pass code that is %s is denied as %s", (code, reason) => {
    expect(reasonOf(listOf(), { ...passShown, code })).toBe(reason);
  });

  test.each([
    ["malformed", "code-invalid"],
    ["foreign-project", "code-invalid"],
    ["bad-signature", "code-invalid"],
    ["no-key", "code-invalid"],
  ] as const)("a badge code that is %s is denied as %s", (code, reason) => {
    expect(decide(listOf(), { ...badgeShown, code }, quiet)).toMatchObject({ outcome: "denied", reason });
  });

  test.each(["parity-error", "format-unknown", "facility-mismatch"] as const)("%s", (quality) => {
    expect(reasonOf(listOf(), { ...cardShown, read: quality })).toBe(quality);
  });

  test("a replayed code comes before staleness, and a reader nobody configured before all", () => {
    expect(reasonOf(listOf(), { ...passShown, code: "replayed", read: "stale" })).toBe("replayed-token");
    expect(reasonOf(listOf(), { ...passShown, readerId: "x", code: "replayed" })).toBe("reader-unknown");
  });

  test("a code without a key of somebody unknown is just unknown", () => {
    expect(reasonOf(listOf(), { ...passShown, number: "99", code: "no-key" })).toBe("unknown-credential");
  });
});

describe("pass state and epoch", () => {
  test.each(["none", "invited", "reset", "removing", "removed"] as const)(
    "a pass that is %s opens nothing",
    (kind) => {
      const list = listOf(holder({ pass: { kind, epoch: 3 } })(smallSite));
      expect(decide(list, passShown, quiet)).toMatchObject({
        reason: "credential-inactive",
        detail: { because: "pass-state", passState: kind },
      });
    },
  );

  test("codes of an older and of a later epoch are denied", () => {
    for (const epoch of [2, 4]) {
      const decision = decide(listOf(), { ...passShown, epoch }, quiet);
      expect(decision).toMatchObject({ reason: "credential-inactive", detail: { because: "pass-epoch" } });
    }
  });

  test("a code under keys from before a bridge was stolen is denied", () => {
    const list = listOf({
      credentials: smallSite.credentials.map((row) =>
        row.kind === "pass" ? { ...row, keyGeneration: 2 } : row,
      ),
    });
    expect(decide(list, passShown, quiet)).toMatchObject({ detail: { because: "key-generation" } });
  });

  test("never touch a card: it opens whatever the pass is", () => {
    for (const kind of ["none", "reset", "removing"] as const)
      expect(reasonOf(listOf(holder({ pass: { kind, epoch: 9 } })(smallSite)), cardShown)).toBe("granted");
  });
});

describe("withdrawn and doubtful credentials", () => {
  test("a withdrawn card and a withdrawn badge are denied", () => {
    const list = listOf({
      credentials: smallSite.credentials.map((row) => ({ ...row, state: "withdrawn" as const })),
    });
    for (const shown of [cardShown, badgeShown]) expect(reasonOf(list, shown)).toBe("credential-inactive");
  });

  test("a number that went to somebody else counts for them", () => {
    const [, card] = smallSite.credentials;
    if (card === undefined) throw new Error("the fixture has a card");
    const ben = { ...anna, id: "ben" };
    const list = listOf({
      holders: [anna, ben],
      credentials: [
        { ...card, state: "withdrawn" },
        { ...card, id: "c-new", holderId: "ben" },
      ],
    });
    expect(decide(list, cardShown, quiet)).toMatchObject({ outcome: "granted", holderId: "ben" });
  });

  test("a number that is live for two people names nobody", () => {
    const [, card] = smallSite.credentials;
    if (card === undefined) throw new Error("the fixture has a card");
    const list = listOf({
      holders: [anna, { ...anna, id: "ben" }],
      credentials: [card, { ...card, id: "c-new", holderId: "ben" }],
    });
    expect(reasonOf(list, cardShown)).toBe("unknown-credential");
  });

  test("a credential whose holder is missing from the list is denied", () => {
    expect(reasonOf(listOf({ holders: [] }), cardShown)).toBe("unknown-credential");
  });

  test("a card number with other leading zeros is another number", () => {
    expect(reasonOf(listOf(), { ...cardShown, number: "4711" })).toBe("unknown-credential");
  });
});
