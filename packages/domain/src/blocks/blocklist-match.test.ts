import { describe, expect, test } from "vitest";
import type { BlocklistEntry, BlocklistSubject } from "./blocklist-match.ts";
import {
  canEverMatch,
  matchBlocklist,
  nameThreshold,
  nameWithBirthDateThreshold,
} from "./blocklist-match.ts";
import { editDistance, nameSimilarity } from "./name-similarity.ts";

const now = new Date("2026-05-05T08:00:00Z");
const empty: BlocklistEntry = {
  id: "e1",
  email: null,
  phone: null,
  name: null,
  dateOfBirth: null,
  idNumber: null,
  until: null,
};
const ada: BlocklistSubject = {
  email: "ada@example.org",
  phone: "+44 20 7946 0000",
  name: "Ada Byron",
  dateOfBirth: "1815-12-10",
  idNumbers: ["000417", "88"],
};
const rules = (entry: Partial<BlocklistEntry>, subject: Partial<BlocklistSubject> = {}) =>
  matchBlocklist({ ...ada, ...subject }, [{ ...empty, ...entry }], now).map((hit) => hit.rule);

describe("e-mail and phone", () => {
  const both = { email: " ADA@example.org", phone: "0044 20 79460000" };

  test("match when both are identical, however they are written", () => {
    expect(rules(both)).toEqual(["email-and-phone"]);
  });

  test.each([
    [{ ...both, email: "eve@example.org" }],
    [{ ...both, phone: "+44 20 7946 0001" }],
    [{ ...both, phone: null }],
    [{ ...both, email: "" }],
  ])("do not match alone: %j", (entry) => {
    expect(rules(entry)).toEqual([]);
  });

  test("nothing on either side is not identical", () => {
    expect(rules({ email: null, phone: null }, { email: null, phone: null })).toEqual([]);
    expect(rules({ email: "a@b.c", phone: "none" }, { email: "a@b.c", phone: "n/a" })).toEqual([]);
  });
});

test("an ID number matches any of the person's numbers, with its leading zeros", () => {
  expect(rules({ idNumber: " 000417 " })).toEqual(["id-number"]);
  expect(rules({ idNumber: "88" })).toEqual(["id-number"]);
  expect(rules({ idNumber: "417" })).toEqual([]);
  expect(rules({ idNumber: "" }, { idNumbers: [""] })).toEqual([]);
});

describe("names", () => {
  test.each([
    ["Jon Smith", "John Smith", 8 / 9],
    ["José María Ruiz", "ruiz jose maria", 1],
    ["Anna Bauer", "Hanna Bauer", 9 / 10],
    ["Bauer, Hanna", "Anna Bauer", 9 / 10],
    ["Max Muster", "Mia Muster", 7 / 9],
    ["Ada", "Ada Byron", 3 / 8],
    ["Ada", "", 0],
    ["", "", 0],
    ["Xu", "Ahmadi", 0],
  ])("%j and %j are alike by %d", (a, b, score) => {
    expect(nameSimilarity(a, b)).toBeCloseTo(score, 10);
    expect(nameSimilarity(b, a)).toBe(nameSimilarity(a, b));
  });

  test("alone hit from the published threshold on", () => {
    expect(nameThreshold).toBe(0.88);
    expect(rules({ name: "Byron Áda" })).toEqual(["name"]);
    expect(rules({ name: "Jon Smith" }, { name: "John Smith" })).toEqual(["name"]);
    expect(rules({ name: "Jan Berg" }, { name: "Jon Berg" })).toEqual([]);
  });

  test("with the same date of birth hit from a lower one on", () => {
    expect(nameWithBirthDateThreshold).toBe(0.75);
    const born = { dateOfBirth: "1990-01-02" };
    expect(rules({ name: "Jan Berg", ...born }, { name: "Jon Berg", ...born })).toEqual([
      "name-and-birth-date",
    ]);
    expect(rules({ name: "Jan Berg", ...born }, { name: "Jon Berg", dateOfBirth: "1990-01-03" })).toEqual([]);
    expect(rules({ name: "Jan Berg", ...born }, { name: "Eva Wolf", ...born })).toEqual([]);
    expect(rules({ name: "Jan Berg", dateOfBirth: "" }, { name: "Jon Berg", dateOfBirth: "" })).toEqual([]);
  });
});

test("each hit names its entry, its rule and its score", () => {
  const entries = [
    { ...empty, id: "e1", name: "Ada Byrom" },
    { ...empty, id: "e2", idNumber: "88", name: "Ada Byron" },
  ];
  expect(matchBlocklist({ ...ada, dateOfBirth: null }, entries, now)).toEqual([
    { entryId: "e2", rule: "id-number", score: 1 },
    { entryId: "e2", rule: "name", score: 1 },
  ]);
});

test("an entry speaks until the instant it runs out", () => {
  expect(rules({ idNumber: "88", until: new Date(now.getTime() + 1) })).toEqual(["id-number"]);
  expect(rules({ idNumber: "88", until: now })).toEqual([]);
});

test("an entry that no rule could ever use is known as such", () => {
  expect(canEverMatch(empty)).toBe(false);
  expect(canEverMatch({ ...empty, email: "a@b.c" })).toBe(false);
  expect(canEverMatch({ ...empty, dateOfBirth: "1990-01-02" })).toBe(false);
  expect(canEverMatch({ ...empty, email: "a@b.c", phone: "+441" })).toBe(true);
  expect(canEverMatch({ ...empty, name: "Ada" })).toBe(true);
  expect(canEverMatch({ ...empty, idNumber: "1" })).toBe(true);
});

test.each([
  ["kitten", "sitting", 3],
  ["", "abc", 3],
  ["abc", "", 3],
  ["same", "same", 0],
])("%j becomes %j with %d edits", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});
