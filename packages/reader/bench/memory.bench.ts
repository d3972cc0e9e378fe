import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openBenchLine } from "./bench-line.ts";
import type { Figure } from "./figure.ts";

const readers = 8;
/** Ten minutes of eight readers at twenty polls a second, taken as fast as they go. */
const polls = 10 * 60 * 20 * readers;

/** Memory in use after ten minutes' worth of polling, beside that after the first minute's worth. */
export async function memoryFlat(): Promise<readonly Figure[]> {
  await using line = await openBenchLine({ link: "tcp", count: readers, pollMs: 0 });
  await line.untilPolls(polls / 10);
  const early = usedKilobytes();
  await line.untilPolls(polls);
  const late = usedKilobytes();
  const baseline = { baselineName: "after the first tenth", baseline: early };
  return [{ name: "memory after 96,000 polls", unit: "kB", value: late, ...baseline }];
}

function usedKilobytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed / 1_024;
}
