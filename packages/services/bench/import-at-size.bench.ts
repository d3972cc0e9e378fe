import { fork } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import type { Figure } from "@gatehouse/testing/benchmarks/figure";
import { median } from "@gatehouse/testing/benchmarks/figure";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { parse } from "csv-parse";
import { probeFile } from "../src/imports/probe-file.ts";
import { readRows } from "../src/imports/read-rows.ts";
import { type BenchDatabase, openBenchDatabase } from "./bench-database.ts";
import { copySameRows } from "./copy-same-rows.ts";
import type { ImportCost, ImportTask } from "./import-worker.ts";

const syllables = ["ka", "lor", "min", "tes", "vu", "dra", "phe", "noq", "zil", "bo", "wex", "hy"];
const nameOf = (nth: number): string => {
  const parts = [
    nth % 12,
    Math.floor(nth / 12) % 12,
    Math.floor(nth / 144) % 12,
    Math.floor(nth / 1_728) % 12,
  ];
  return parts.map((part) => syllables[part]).join("");
};

/** A file of so many people who are all unlike each other. */
async function writeFile(file: string, people: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write("First name,Last name,E-mail,ID,Sync ID\n");
  for (let nth = 0; nth < people; nth += 1) {
    const row = `${nameOf(nth * 7 + 3)},${nameOf(nth)}${nth},p${nth}@example.org,${10_000_000 + nth},HR-${nth}\n`;
    if (!stream.write(row)) await once(stream, "drain");
  }
  stream.end();
  await finished(stream);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function parseAlone(file: string): Promise<void> {
  const parser = createReadStream(file).pipe(parse({ relax_column_count: true }));
  for await (const _ of parser);
}

async function readAsProduct(file: string): Promise<void> {
  const { format, refusal } = await probeFile(file, {}, null);
  if (refusal !== null) throw new Error(`the file was refused: ${refusal}`);
  for await (const _ of readRows(file, format));
}

/**
 * How large the heap of an import may grow, MB. Unbounded, the engine lets garbage lie about as long as the machine has room;
 * bounded, whatever were held would break the import off.
 */
const heapFlags = ["--max-old-space-size=160", "--max-semi-space-size=8"];

/** Plans and applies a file in a process of its own, whose memory is that of one import and nothing else. */
async function importInto(bench: BenchDatabase, actor: AdminActor, file: string): Promise<ImportCost> {
  const child = fork(path.join(import.meta.dirname, "import-worker.ts"), { execArgv: heapFlags });
  const task: ImportTask = { url: bench.url, folder: bench.tools.folder, actor, file };
  child.send(task);
  const cost = new Promise<ImportCost>((done) => child.once("message", (told: ImportCost) => done(told)));
  const failed = once(child, "exit").then(() => undefined);
  const told = await Promise.race([cost, failed]);
  if (!told) throw new Error(`the import of ${file} broke off`);
  return told;
}

/** Reading a file of 100,000 rows against the parser alone: five turns each. */
export async function readImportFile(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  const file = path.join(folder, "read.csv");
  await writeFile(file, 100_000);
  const times = { product: [] as number[], alone: [] as number[] };
  for (let round = 0; round < 5; round += 1) {
    times.product.push(await timed(() => readAsProduct(file)));
    times.alone.push(await timed(() => parseAlone(file)));
  }
  const sides = {
    value: median(times.product),
    baselineName: "csv-parse alone",
    baseline: median(times.alone),
  };
  return [{ name: "read and check 100,000 rows", unit: "ms", ...sides, aim: { of: "ratio", limit: 2 } }];
}

/** Applying 100,000 new people against COPY of the very rows it wrote, and the cost of a row as files grow. */
export async function applyImportFile(): Promise<readonly Figure[]> {
  await using bench = await openBenchDatabase();
  const { db, folder } = bench;
  const results = new Map<number, ImportCost>();
  let copyMs = 0;
  for (const people of [10_000, 100_000, 1_000_000]) {
    const projectId = await givenProject(db);
    const actor = await givenAdmin(db, projectId, "owner");
    const { roleId } = await givenSite(db, projectId);
    await db.client.project.update({ where: { id: projectId }, data: { defaultRoleId: roleId } });
    const file = path.join(folder, `${people}.csv`);
    await writeFile(file, people);
    results.set(people, await importInto(bench, actor, file));
    await rm(file);
    if (people === 100_000) copyMs = await copySameRows(db, projectId, folder);
  }
  const of = (people: number) =>
    results.get(people) ?? { planMs: Number.NaN, applyMs: Number.NaN, peakMb: Number.NaN };
  const [small, middle, large] = [of(10_000), of(100_000), of(1_000_000)];
  const perRow = (ms: number, people: number) => (ms / people) * 1_000;
  const rows = { baselineName: "10,000 rows", unit: "µs a row" };
  return [
    {
      name: "apply 100,000 new people",
      unit: "ms",
      value: middle.applyMs,
      baselineName: "COPY of the rows it wrote",
      baseline: copyMs,
      aim: { of: "ratio", limit: 2.5 },
    },
    {
      ...{ name: "dry run of 1,000,000", ...rows, value: perRow(large.planMs, 1_000_000) },
      ...{ baseline: perRow(small.planMs, 10_000), aim: { of: "ratio", limit: 1.5 } },
    },
    {
      ...{ name: "apply 1,000,000", ...rows, value: perRow(large.applyMs, 1_000_000) },
      ...{ baseline: perRow(small.applyMs, 10_000), aim: { of: "ratio", limit: 1.5 } },
    },
    {
      ...{ name: "peak RSS of 1,000,000 rows, heap bounded", unit: "MB", value: large.peakMb },
      ...{ baselineName: "10,000 rows", baseline: small.peakMb, aim: { of: "value", limit: 300 } },
    },
  ];
}
