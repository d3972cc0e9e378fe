import { expect, test } from "vitest";
import { placeAfter } from "./list-place.ts";

test("when a row is gone one goes on at the row that took its place", () => {
  expect(placeAfter(["a", "b", "c"], 1, ["a", "c"])).toBe(1);
  expect(placeAfter(["a", "b", "c"], 0, ["c"])).toBe(0);
  expect(placeAfter(["a", "b", "c"], 1, ["x", "a", "c"])).toBe(2);
});

test("a row that has other words by now is still the row one was at", () => {
  expect(placeAfter(["3", "3", "7"], 1, ["3", "7"])).toBe(0);
});

test("after the last row one goes on at the last that is left, and nowhere in an empty list", () => {
  expect(placeAfter(["a", "b"], 1, ["a"])).toBe(0);
  expect(placeAfter(["a"], 0, [])).toBe(-1);
});
