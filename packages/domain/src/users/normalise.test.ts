import { expect, test } from "vitest";
import { normaliseEmail, normaliseIdText, normaliseName, normalisePhone } from "./normalise.ts";

test.each([
  [" Ada@Example.ORG ", "ada@example.org"],
  ["ada+x@example.org", "ada+x@example.org"],
])("the address %j is compared as %j", (text, expected) => {
  expect(normaliseEmail(text)).toBe(expected);
});

test.each([
  ["+49 170 123-45.67", "+491701234567"],
  ["0049 170 1234567", "+491701234567"],
  ["+49 (0) 170 1234567", "+491701234567"],
  ["(0170) 123/4567", "01701234567"],
  ["０１７０ １２３", "0170123"],
  ["", null],
  ["12", null],
  ["call me", null],
  ["+49+170", null],
])("the phone %j is compared as %j", (text, expected) => {
  expect(normalisePhone(text)).toBe(expected);
});

test.each([
  ["Müller", "muller"],
  ["  José   María ", "jose maria"],
  ["Maria José", "jose maria"],
  ["SØREN Łukasz", "lukasz soren"],
  ["Strauß", "strauss"],
  ["O'Neill", "oneill"],
  ["Anna-Lena", "anna lena"],
  ["İrem", "irem"],
  ["Ольга", "ольга"],
])("the name %j is compared as %j", (text, expected) => {
  expect(normaliseName(text)).toBe(expected);
});

test("an ID keeps its leading zeros and its case", () => {
  expect(normaliseIdText(" 000417aF ")).toBe("000417aF");
});
