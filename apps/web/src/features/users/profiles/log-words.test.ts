import { expect, test } from "vitest";
import { fieldText, valueText, verbText } from "./log-words.ts";

test("what this build does not know is written out instead of hidden", () => {
  expect(verbText("user.shoe-size-set")).toBe("user shoe size set");
  expect(fieldText("shoeSize")).toBe("Shoe Size");
});

test("moments are told in the project's zone, lists by their names, and empty is empty", () => {
  expect(valueText("until", "2026-05-12T22:30:00.000Z", "Europe/Berlin")).toContain("13");
  expect(valueText("roles", ["Welder", "Staff"], "UTC")).toBe("Welder, Staff");
  expect(valueText("phone", null, "UTC")).toBe("");
  expect(valueText("x", false, "UTC")).toBe("no");
});

test("states are told in the words of the screen, and only in the field that holds them", () => {
  expect(valueText("standing", "in-review", "UTC")).toBe("In review");
  expect(valueText("passState", "removing", "UTC")).toBe("Deletion pending");
  expect(valueText("lastName", "active", "UTC")).toBe("active");
});
