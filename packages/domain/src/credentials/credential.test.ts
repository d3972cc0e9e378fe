import { expect, test } from "vitest";
import { checkNumberFree } from "./credential.ts";

const holdings = [
  { number: "000417", userId: "ada", isArchived: false },
  { number: "88", userId: "ben", isArchived: true },
];

test("a number that somebody else holds is taken", () => {
  expect(() => checkNumberFree(" 000417 ", "ben", holdings)).toThrow("credential.number-taken");
});

test("one person may carry one number on several things", () => {
  expect(() => checkNumberFree("000417", "ada", holdings)).not.toThrow();
});

test("a number of the archived is free, and another number of zeros is another number", () => {
  expect(() => checkNumberFree("88", "ada", holdings)).not.toThrow();
  expect(() => checkNumberFree("417", "ben", holdings)).not.toThrow();
});
