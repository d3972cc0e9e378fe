import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";

// npm run torture [-- PART]: runs every check that knows a larger size at that size, by itself, one after the other. It
// takes the better part of an hour; a failure prints the seed that replays it with GATEHOUSE_SEED.
const root = path.resolve(import.meta.dirname, "..");
const wanted = process.argv[2] ?? "";
const files = globSync("{apps,packages}/*/{src,e2e}/**/*.test.ts", {
  cwd: root,
  exclude: (name) => name === "node_modules",
})
  .filter((file) => file.includes(wanted))
  .filter((file) => readFileSync(path.join(root, file), "utf8").includes("@gatehouse/testing/sizes/size"))
  .toSorted();
if (files.length === 0) {
  console.error(`No check that grows is called ${wanted}.`);
  process.exit(1);
}
const projectOf = (file: string): string => /\.(\w+)\.test\.ts$/.exec(file)?.[1] ?? "unit";
const broken = files.filter((file) => {
  console.log(`\n── ${file}`);
  const args = ["run", "--config", "scripts/vitest.config.ts", "--project", projectOf(file), file];
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const env = { ...process.env, GATEHOUSE_TORTURE: "1" };
  const stdio = ["ignore", "inherit", "inherit"] as const;
  return spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, stdio: [...stdio] }).status !== 0;
});
console.log(`\n${files.length - broken.length} of ${files.length} held`);
for (const file of broken) console.log(`broken: ${file}`);
process.exit(broken.length === 0 ? 0 : 1);
