import { expect, test } from "vitest";
import { oneFile, wrongFile } from "./file-check.ts";

const file = (name: string, size = 100, type = "") => wrongFile({ name, size, type }, 1024 * 1024);

test("a table is taken whatever its ending is, and a workbook, a picture or nothing is not", () => {
  expect(file("people.csv")).toBeUndefined();
  expect(file("people.TXT")).toBeUndefined();
  expect(file("export.2025-01-31")).toBeUndefined();
  expect(file("people.xlsx")).toMatch(/Save the sheet as CSV/);
  expect(file("people.pdf")).toMatch(/not a table/);
  expect(file("people", 100, "image/png")).toMatch(/not a table/);
  expect(file("people.csv", 0)).toMatch(/empty/);
});

test("a file beyond the limit says what to do, and one of just that size is taken", () => {
  expect(file("people.csv", 1024 * 1024)).toBeUndefined();
  expect(file("people.csv", 1024 * 1024 + 1)).toMatch(/larger than 1 MB/);
});

test("of several files at once none is taken, and it says so", () => {
  const [one, two] = [{ name: "a.csv" }, { name: "b.csv" }];
  expect(oneFile([one])).toEqual({ file: one });
  expect(oneFile([one, two])).toEqual({ reason: expect.stringMatching(/^One file at a time/) });
  expect(oneFile([])).toEqual({ reason: expect.stringMatching(/no file/) });
});
