import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { domainErrorCodes } from "@gatehouse/domain/errors/domain-error-code";
import { isVerb } from "@gatehouse/domain/members/permissions";
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

const root = path.resolve(import.meta.dirname, "../../../../../..");

/** What reads like a verb, `noun.what-was-done`, in the sources that match. */
function verbLike(pattern: string): ReadonlySet<string> {
  const files = globSync(pattern, { cwd: root }).filter(
    (file) => !/\.(test|fixture|harness)\.ts$/.test(file),
  );
  const texts = files.map((file) => readFileSync(path.join(root, file), "utf8"));
  const words = texts.flatMap((text) => [...text.matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)]);
  return new Set(words.map(([, word]) => word ?? ""));
}

test("every verb that a use case writes into the log has words", () => {
  const refusals = new Set<string>(domainErrorCodes);
  const ofDoors = verbLike("packages/domain/src/doors/door-event.ts");
  const verbs = [...verbLike("packages/services/src/**/*.ts")].filter(
    (word) => !refusals.has(word) && !isVerb(word) && !ofDoors.has(word),
  );
  expect(verbs.length).toBeGreaterThan(80);
  expect(verbs.filter((verb) => verbText(verb) === verb.replace(/[.-]/g, " "))).toEqual([]);
});
