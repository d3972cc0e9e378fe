import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openBenchLine } from "./bench-line.ts";
import type { Figure } from "./figure.ts";

const readers = 8;
const pollMs = 20;
/** Minutes of a line's life; `BENCH_MINUTES=60 npm run bench -- memory` takes an hour's worth. */
const minutes = Number(process.env.BENCH_MINUTES ?? 10);
const polls = (minutes * 60_000 * readers) / pollMs;

/**
 * Memory in use after as many polls as eight readers get in ten minutes at 20 ms, over TCP and as fast as they go, beside
 * that after the first tenth. It counts polls, not minutes: what would grow with time alone is for `faults.test.ts`.
 */
export async function memoryFlat(): Promise<readonly Figure[]> {
  await using line = await openBenchLine({ link: "tcp", count: readers, pollMs: 0 });
  await line.untilPolls(polls / 10);
  const early = usedKilobytes();
  await line.untilPolls(polls);
  const late = usedKilobytes();
  const name = `memory after ${polls.toLocaleString("en")} polls (${minutes} min at ${pollMs} ms)`;
  const baseline = { baselineName: "after the first tenth", baseline: early };
  return [{ name, unit: "kB", value: late, ...baseline }];
}

function usedKilobytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed / 1_024;
}
