import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import { expect, test } from "vitest";
import { appliedShare } from "./run-share.ts";

const counts = { ...noCounts, new: 100, changed: 50, restored: 50, removed: 200, unchanged: 1_000 };
const at = (phase: "add" | "lock" | "remove" | "change" | "record", done: number) =>
  appliedShare({ phase, done, total: 0 }, counts) ?? -1;

test("the share of the whole grows with every phase and stays below one until the end", () => {
  const shares = [
    at("add", 0),
    at("add", 100),
    at("remove", 1),
    at("remove", 200),
    at("change", 50),
    at("change", 100),
    at("record", 0),
  ];
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(new Set(shares.slice(1)).size).toBe(shares.length - 1);
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
});

test("before it is known what is written there is no share", () => {
  expect(appliedShare({ phase: "add", done: 5, total: 0 }, null)).toBeUndefined();
  expect(appliedShare({ phase: "plan", done: 5, total: 0 }, counts)).toBeUndefined();
  expect(appliedShare(null, counts)).toBeUndefined();
});
