import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test("initials are those of the first and the last name", () => {
  expect(initialsOf("Mia van der Koch")).toBe("MK");
});

test("a single name gives a single initial", () => {
  expect(initialsOf("  cher ")).toBe("C");
});

test("a letter outside the first plane stays whole", () => {
  expect(initialsOf("𝒜da Łukasz")).toBe("𝒜Ł");
});

test("no name gives no initials", () => {
  expect(initialsOf("")).toBe("");
});
