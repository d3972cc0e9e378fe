import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readWhole } from "./read-whole.fixture.ts";

const folder = path.join(import.meta.dirname, "corpus");
const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
const golden: Record<string, unknown> = JSON.parse(readFileSync(path.join(folder, "golden.json"), "utf8"));

test("the corpus has at least sixty files, each with its golden result", () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(Object.keys(golden).toSorted()).toEqual(files.toSorted());
});

test.each(files)("%s is read as its golden result says", async (name) => {
  expect(await readWhole(path.join(folder, name))).toEqual(golden[name]);
});
