import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Db } from "@gatehouse/db/client";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import type { Figure } from "@gatehouse/testing/benchmarks/figure";
import { median } from "@gatehouse/testing/benchmarks/figure";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { parse } from "csv-parse";
import { advanceImport } from "../src/imports/advance-import.ts";
import { agreeToImport } from "../src/imports/agree-to-import.ts";
import type { ImportTools } from "../src/imports/import-tools.ts";
import { probeFile } from "../src/imports/probe-file.ts";
import { readRows } from "../src/imports/read-rows.ts";
import { receiveFile } from "../src/imports/receive-file.ts";
import { showImport } from "../src/imports/show-import.ts";
import { openBenchDatabase } from "./bench-database.ts";
import { copySameRows } from "./copy-same-rows.ts";

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

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** How long plan and apply of a file into an empty project take, ms, and what this process held meanwhile that was in use, MB. */
async function importInto(db: Db, tools: ImportTools, actor: AdminActor, file: string) {
  const { projectId } = actor;
  const name = path.basename(file);
  const bytes = createReadStream(file);
  const { importId } = await receiveFile(db, actor, tools, {
    bytes,
    name,
    kind: "file",
    mode: "replace",
    dryRun: false,
  });
  let mostBytes = 0;
  // What is in use: how much garbage lies about between is the engine's choice, which depends on the machine.
  const look = setInterval(() => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    mostBytes = Math.max(mostBytes, heapUsed + external);
  }, 500);
  const planMs = await timed(() => advanceImport(db, tools, projectId, importId));
  const { plan, state } = await showImport(db, actor, importId);
  if (plan === null) throw new Error(`the plan was not made: ${state}`);
  const wish = { projectId, importId, planHash: plan.hash, removals: null };
  const applyMs = await timed(async () => {
    await agreeToImport(db, actor, wish);
    await advanceImport(db, tools, projectId, importId);
  });
  clearInterval(look);
  const { state: end } = await showImport(db, actor, importId);
  if (end !== "done") throw new Error(`the import ended as ${end}`);
  return { planMs, applyMs, mostMb: mostBytes / 1_000_000 };
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
  const { db, tools, folder } = bench;
  const results = new Map<number, Awaited<ReturnType<typeof importInto>>>();
  let copyMs = 0;
  for (const people of [10_000, 100_000, 1_000_000]) {
    const projectId = await givenProject(db);
    const actor = await givenAdmin(db, projectId, "owner");
    const { roleId } = await givenSite(db, projectId);
    await db.client.project.update({ where: { id: projectId }, data: { defaultRoleId: roleId } });
    const file = path.join(folder, `${people}.csv`);
    await writeFile(file, people);
    results.set(people, await importInto(db, tools, actor, file));
    await rm(file);
    if (people === 100_000) copyMs = await copySameRows(db, projectId, folder);
  }
  const of = (people: number) =>
    results.get(people) ?? { planMs: Number.NaN, applyMs: Number.NaN, mostMb: Number.NaN };
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
      ...{ name: "memory in use with 1,000,000 rows", unit: "MB", value: large.mostMb },
      ...{ baselineName: "10,000 rows", baseline: small.mostMb, aim: { of: "ratio", limit: 1.5 } },
    },
  ];
}
