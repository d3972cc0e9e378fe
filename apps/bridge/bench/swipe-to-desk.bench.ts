import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import { cpuSeconds } from "@gatehouse/testing/benchmarks/cpu-time";
import { type Figure, median } from "@gatehouse/testing/benchmarks/figure";
import { Histogram } from "@gatehouse/testing/benchmarks/histogram";
import pg from "pg";
import { openDesks } from "./live/desks.ts";
import { openProduct } from "./live/product.ts";
import { openSkeleton } from "./live/skeleton.ts";
import { hintOf, preciseNow, type Target } from "./live/target.ts";

const [rounds, desks, eventsPerSecond, blocksPerSecond] = [5, 200, 500, 4];
const [warmMs, measuredMs, tickMs] = [3_000, 12_000, 10];

type Round = Record<
  "p50" | "p99" | "heldP50" | "heldP99" | "shownP50" | "shownP99" | "cpu" | "arrived",
  number
>;

/** 200 desks follow 500 events a second while people are blocked: the product between two skeletons, in turns. */
export async function swipeToDesk(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbedded(folder, ["max_connections=100"]);
  const people = Math.ceil((rounds * blocksPerSecond * (warmMs + measuredMs)) / 1_000) + 100;
  const targets: Target[] = [];
  try {
    await makeDatabases(postgres.url("postgres"), ["product", "each", "batched"]);
    targets.push(
      await openProduct(postgres.url("product"), { desks, people }),
      await openSkeleton(postgres.url("each"), "each", { desks }),
      await openSkeleton(postgres.url("batched"), "batched", { desks }),
    );
    const results = new Map<Target, Round[]>(targets.map((target) => [target, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const target of targets) results.get(target)?.push(await measure(target));
    return figures(targets, results);
  } finally {
    for (const target of targets) await target.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeDatabases(url: string, names: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const name of names) await client.query(`create database ${name}`);
  await client.end();
}

async function measure(target: Target): Promise<Round> {
  const pages = await openDesks(target.desks);
  const [held, shown] = [new Histogram(), new Histogram()];
  let due = preciseNow();
  const swiping = setInterval(() => {
    for (const now = preciseNow(); due < now; due += 1_000 / eventsPerSecond) target.swipe(hintOf(now));
  }, tickMs);
  const refused: unknown[] = [];
  const blockOne = () =>
    target.block().then(
      ({ heldMs, shownMs }) => {
        held.add(heldMs);
        shown.add(shownMs);
      },
      (error: unknown) => refused.push(error),
    );
  const blocking = setInterval(() => void blockOne(), 1_000 / blocksPerSecond);
  await delay(warmMs);
  await pages.begin();
  const cpuBefore = cpuSeconds(target.serverPid);
  await delay(measuredMs);
  const cpu = (cpuSeconds(target.serverPid) - cpuBefore) / (measuredMs / 1_000);
  const seen = await pages.report();
  clearInterval(swiping);
  clearInterval(blocking);
  await pages.close();
  if (refused.length > 0) throw refused[0];
  const arrived = seen.total / (desks * eventsPerSecond * (measuredMs / 1_000));
  const [heldP50, heldP99] = [held.quantile(0.5), held.quantile(0.99)];
  const [shownP50, shownP99] = [shown.quantile(0.5), shown.quantile(0.99)];
  return { p50: seen.p50, p99: seen.p99, heldP50, heldP99, shownP50, shownP99, cpu, arrived };
}

function figures(targets: readonly Target[], results: ReadonlyMap<Target, readonly Round[]>): Figure[] {
  const [product, ...baselines] = targets;
  const middle = (target: Target | undefined, of: keyof Round) =>
    median((target && results.get(target))?.map((round) => round[of]) ?? []);
  return baselines.flatMap((baseline): Figure[] => {
    const figure = (name: string, unit: string, of: keyof Round, aim?: Figure["aim"]): Figure => {
      const sides = {
        value: middle(product, of),
        baselineName: baseline.name,
        baseline: middle(baseline, of),
      };
      return { name, unit, ...sides, ...(aim ? { aim } : {}) };
    };
    return [
      figure("swipe → desk, p50", "ms", "p50", { of: "value", limit: 40 }),
      figure("swipe → desk, p99", "ms", "p99", { of: "value", limit: 150 }),
      figure("events that arrived", "of all", "arrived", { of: "value", limit: 0.98, atLeast: true }),
      figure("processor time of the server", "cores", "cpu", { of: "ratio", limit: 1 }),
      figure("block → on the bridge's disk, p50", "ms", "heldP50", { of: "ratio", limit: 3 }),
      figure("block → on the bridge's disk, p99", "ms", "heldP99", { of: "value", limit: 150 }),
      figure("block → acknowledged on a screen, p50", "ms", "shownP50"),
      figure("block → acknowledged on a screen, p99", "ms", "shownP99"),
    ];
  });
}
