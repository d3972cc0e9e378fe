import { largestFile } from "@gatehouse/contracts/imports/import-upload";
import { expect, test } from "vitest";
import { sizeText } from "./file-size.ts";

test("the largest file is as large as its limit says", () => {
  expect(sizeText(largestFile)).toBe("200 MB");
  expect(sizeText(largestFile - 1024 * 1024)).toBe("199 MB");
});

test("a size never says a thousand of the smaller unit", () => {
  expect([0, 1, 1023].map(sizeText)).toEqual(["0 bytes", "1 byte", "1023 bytes"]);
  expect([1024, 84_200, 1024 * 1024 - 1].map(sizeText)).toEqual(["1 kB", "82 kB", "1 MB"]);
  expect(sizeText(1.25 * 1024 * 1024)).toBe("1.3 MB");
});
