import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { type Figure, reaches } from "../packages/testing/src/benchmarks/figure.ts";

// npm run bench [-- PART]: runs every benchmark whose file name contains PART, one after the other, and prints each figure
// beside its baseline from the same run. Figures are for comparing; absolute times say more about the machine.
const root = path.resolve(import.meta.dirname, "..");
const wanted = process.argv[2] ?? "";
const files = globSync("{apps,packages}/*/bench/*.bench.ts", { cwd: root }).filter((file) =>
  file.includes(wanted),
);
if (files.length === 0) {
  console.error(`No benchmark is called ${wanted}.`);
  process.exit(1);
}

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: false });
const verdict = (reached: boolean | undefined) =>
  reached === undefined ? "" : reached ? "reached" : "MISSED";

function line(figure: Figure): string {
  const { name, unit, value, baselineName, baseline, aim } = figure;
  const ratio = number.format(value / baseline);
  const aimed = aim
    ? `aim ${aim.atLeast ? "≥" : "≤"} ${aim.limit}${aim.of === "ratio" ? "×" : ` ${unit}`}`
    : "";
  const compared = [`${number.format(baseline)} (${baselineName})`, `${ratio}×`];
  const parts = [`${number.format(value)} ${unit}`, ...(baselineName === "none" ? ["", ""] : compared)];
  return [name.padEnd(44), ...parts.map((part) => part.padEnd(14)), aimed, verdict(reaches(figure))]
    .join("  ")
    .trimEnd();
}

type Benchmarks = Record<string, () => Promise<readonly Figure[]>>;
const load = (file: string): Promise<Benchmarks> => import(path.join(root, file));

async function runAll(): Promise<void> {
  for (const file of files.toSorted())
    for (const name of Object.keys(await load(file))) {
      console.log(`\n── ${name} (${file})`);
      // A process of its own: what one benchmark has warmed up or left behind must not count for the next.
      const { status } = spawnSync(process.execPath, [import.meta.filename, file, name], {
        stdio: "inherit",
      });
      if (status !== 0) process.exitCode = 1;
    }
}

async function runOne(file: string, name: string): Promise<void> {
  for (const figure of (await (await load(file))[name]?.()) ?? []) console.log(line(figure));
}

const [file, name] = process.argv.slice(2);
if (file !== undefined && name !== undefined) await runOne(file, name);
else await runAll();
