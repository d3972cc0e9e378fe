import { expect, test } from "vitest";
import { wholeNumber } from "./whole-number.ts";

test("only whole numbers within the limits count", () => {
  const limits = { least: 1, most: 100 };
  const read = ["1", " 20 ", "100"].map((text) => wholeNumber(text, limits));
  expect(read).toEqual([1, 20, 100]);
  const refused = ["", "0", "101", "2.5", "-3", "1e2", "many"].map((text) => wholeNumber(text, limits));
  expect(refused.every((number) => number === undefined)).toBe(true);
});
