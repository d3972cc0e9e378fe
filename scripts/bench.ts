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

for (const file of files.toSorted()) {
  const benchmarks: Record<string, () => Promise<readonly Figure[]>> = await import(path.join(root, file));
  for (const [name, run] of Object.entries(benchmarks)) {
    console.log(`\n── ${name} (${file})`);
    for (const figure of await run()) console.log(line(figure));
  }
}
