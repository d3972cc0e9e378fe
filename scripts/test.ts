import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./find-chromium.ts";
import { findMosquitto } from "./find-mosquitto.ts";

const root = path.resolve(import.meta.dirname, "..");
const bin = (name: string) => path.join(root, "node_modules", name);
const [tsc, biome, vitest] = [bin("typescript/bin/tsc"), bin(".bin/biome"), bin("vitest/vitest.mjs")];
const reports = mkdtempSync(path.join(tmpdir(), "gatehouse-reports-"));
const split: string[] = [`install + build ${seconds(Number(process.env.GATEHOUSE_PREPARED_MS ?? 0))}`];
const totals = { passed: 0, failed: 0 };
const failures: string[] = [];
let broken = false;

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function run(file: string, args: readonly string[]): boolean {
  return spawnSync(file, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** Runs one part of the test command; all parts run even when one is red, so that one run tells everything. */
function part(name: string, work: () => boolean): void {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  if (!work()) {
    broken = true;
    console.log(`── ${name}: FAILED`);
  }
  split.push(`${name} ${seconds(performance.now() - begun)}`);
}

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Every test that failed, and every file that could not be run, with its file and what was wrong. */
function failuresOf(report: Report): string[] {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    const where = path.relative(root, file.name);
    if (failed.length === 0) return file.status === "failed" ? [`${where}\n${file.message}`] : [];
    return failed.map((test) => `${where} > ${test.fullName}\n${test.failureMessages.join("\n")}`);
  });
}

/** Runs vitest projects and adds what they counted. A project without any test file fails: it would prove nothing. */
function tests(projects: readonly string[], ...options: readonly string[]): boolean {
  const report = path.join(reports, `${projects.join("-")}.json`);
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const green = run(process.execPath, [
    vitest,
    "run",
    "--config",
    "scripts/vitest.config.ts",
    ...chosen,
    ...options,
    ...reporters,
  ]);
  if (!existsSync(report)) return false;
  const counted: Report = JSON.parse(readFileSync(report, "utf8"));
  totals.passed += counted.numPassedTests;
  totals.failed += counted.numFailedTests;
  failures.push(...failuresOf(counted));
  return green && counted.numFailedTests === 0;
}

process.env.CHROMIUM_PATH = findChromium();
process.env.MOSQUITTO_PATH = findMosquitto();
part("checks", () =>
  [
    run(biome, ["ci", "--error-on-warnings", "."]),
    run(process.execPath, [tsc, "-p", "tsconfig.json"]),
    run(process.execPath, [tsc, "-p", "apps/web/tsconfig.json"]),
    run(process.execPath, ["scripts/check-boundaries.ts"]),
    run(process.execPath, ["scripts/check-documents.ts"]),
  ].every(Boolean),
);
part("unit", () => tests(["unit"]));
// One after the other: each brings up a PostgreSQL of its own, and the schema engine takes one caller at a time.
part("database + socket", () => [tests(["pg"]), tests(["socket"])].every(Boolean));
// Lines run at the pace of their readers: most of the time all of them wait.
part("links", () => [tests(["tcp", "serial"], "--maxWorkers=3"), tests(["mqtt"])].every(Boolean));
part("browser", () => tests(["e2e"]));
part("kills", () => tests(["kill"]));
rmSync(reports, { recursive: true, force: true });
// Said once more at the end: the place where somebody looks first, and all that is left of a long log.
for (const failure of failures) console.log(`\n── FAILED ${failure}`);
console.log(`\n${split.join(" · ")}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(broken || totals.passed === 0 ? 1 : 0);
