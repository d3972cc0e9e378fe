import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { detectColumns } from "@gatehouse/domain/imports/detect-header";
import type { Delimiter, FileEncoding } from "@gatehouse/domain/imports/file-format";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { probeFile } from "./probe-file.ts";
import { readRecords } from "./read-records.ts";
import { type FileRow, readRows } from "./read-rows.ts";

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-reading-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, "people.csv");

async function rowsOf(choice = {}): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of readRows(file, (await probeFile(file, choice)).format)) rows.push(...batch);
  return rows;
}

const encode = (text: string, encoding: FileEncoding): Buffer => {
  const little = Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return little.swap16();
  return encoding === "utf-16le" ? little : Buffer.from(text, encoding === "utf-8" ? "utf8" : "latin1");
};

const latin = [..."abcXYZ ,;\t\"'\n=-éüßñ09@."];
const name = fc
  .string({ unit: fc.constantFrom(...latin), minLength: 1, maxLength: 30 })
  .map((text) => `A${text}Z`);
const number = fc.stringMatching(/^0{0,3}[0-9]{1,12}(E[0-9])?$/);
const person = fc.record({ firstName: name, lastName: name, idNumber: number });

test("whoever wrote the file by the rules of RFC 4180 is read as they were written, in every encoding and delimiter", async () => {
  const shape = fc.record({
    people: fc.array(person, { minLength: 1, maxLength: 12 }),
    delimiter: fc.constantFrom<Delimiter>(",", ";", "\t"),
    encoding: fc.constantFrom<FileEncoding>("utf-8", "utf-16le", "utf-16be", "windows-1252"),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    isHeaded: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ people, delimiter, encoding, lineEnd, isHeaded }) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""').replaceAll("\n", lineEnd)}"`;
      const lines = people.map((one, nth) =>
        [quote(one.firstName), quote(one.lastName), `p${nth}@example.org`, one.idNumber].join(delimiter),
      );
      const header = isHeaded ? [["First name", "Last name", "E-mail", "ID"].join(delimiter)] : [];
      const mark = encoding.startsWith("utf-16") ? "\ufeff" : "";
      writeFileSync(file, encode(mark + [...header, ...lines, ""].join(lineEnd), encoding));
      const rows = await rowsOf();
      const clean = (text: string) => text.replace(/\s*\n+\s*/g, " ").trim();
      expect(
        rows.map(({ fields }) => [clean(fields.firstName), clean(fields.lastName), fields.idNumber]),
      ).toEqual(people.map((one) => [clean(one.firstName), clean(one.lastName), one.idNumber]));
      const starts = lines.map((_, nth) => 1 + lineFeeds([...header, ...lines.slice(0, nth), ""].join("\n")));
      expect(rows.map(({ line }) => line)).toEqual(starts);
    }),
    { numRuns: 150 },
  );
});

const lineFeeds = (text: string) => text.split("\n").length - 1;

test("whatever bytes a file holds, reading ends and every row has a line of the file", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      writeFileSync(file, bytes);
      const rows = await rowsOf();
      expect(rows.every(({ line }) => line >= 1 && line <= bytes.length + 1)).toBe(true);
      expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).toSorted((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test("whatever quotes a file holds, every letter of it is in a record or in the text of a broken one", async () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...'"",\n\nabc'), maxLength: 40 }), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (parts) => {
      const read: string[] = [];
      for await (const records of readRecords(asyncly(parts), ",", { isCut: false }))
        read.push(...records.map((one) => ("cells" in one ? one.cells.join() : one.text)));
      expect(lettersOf(read.join())).toBe(lettersOf(parts.join("")));
    }),
    { numRuns: 2_000 },
  );
});

async function* asyncly<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

const lettersOf = (text: string) => text.replace(/[^abc]/g, "");

test("a file of nothing but wrong quotes is read to its end, and its last line is the one that breaks off", async () => {
  const lines = Array.from({ length: 40_000 }, (_, nth) => `An"na,Lee,anna-${nth}@example.org,${nth}\n`);
  writeFileSync(file, `${lines.join("")}Bob,"Ray,bob@example.org,1\nCleo,Fox`);
  const rows = await rowsOf({ hasHeader: false, columns: ["firstName", "lastName", "email", "idNumber"] });
  expect(rows).toHaveLength(40_001);
  expect(rows[39_999]?.faults).toEqual([
    { column: null, reason: "stray-quote", value: lines[39_999]?.trim(), suggestion: null },
  ]);
  expect(rows.at(-1)).toMatchObject({
    line: 40_001,
    faults: [{ reason: "quote-not-closed", value: 'Bob,"Ray,bob@example.org,1\nCleo,Fox' }],
  });
});

test("what was found can be corrected", async () => {
  writeFileSync(file, "Anna;Lee;anna@example.org;1\nBob;Ray;bob@example.org;2\n");
  expect(await rowsOf({ hasHeader: true })).toHaveLength(1);
  const swapped = ["lastName", "firstName", "email", "idNumber"] as const;
  expect((await rowsOf({ columns: swapped }))[0]?.fields.firstName).toBe("Lee");
  expect((await rowsOf({ delimiter: "," }))[0]?.faults[0]?.reason).toBe("missing-columns");
  expect(detectColumns([], false, null)).toHaveLength(4);
});

test("a quote that is never closed costs no memory, however large the file", async () => {
  const row = "Anna,Lee,anna@example.org,0071\n";
  writeFileSync(file, `${row}Bob,"Ray,bob@example.org,0072\n${row.repeat(300_000)}`);
  const before = process.memoryUsage().arrayBuffers;
  const rows = await rowsOf();
  expect(rows.at(-1)).toMatchObject({ line: 2, faults: [{ reason: "quote-not-closed" }] });
  expect(rows.at(-1)?.faults[0]?.value.length).toBeLessThan(70_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
});

test("a hundred thousand rows are read in batches without ever being held together", async () => {
  const row = (nth: number) => `Anna,Lee ${nth},anna-${nth}@example.org,${String(nth).padStart(7, "0")}\n`;
  writeFileSync(file, Array.from({ length: 100_000 }, (_, nth) => row(nth)).join(""));
  let [rows, largest] = [0, 0];
  for await (const batch of readRows(file, (await probeFile(file)).format)) {
    rows += batch.length;
    largest = Math.max(largest, batch.length);
  }
  expect(rows).toBe(100_000);
  expect(largest).toBeLessThan(10_000);
});
