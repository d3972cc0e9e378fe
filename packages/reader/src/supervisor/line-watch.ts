import type { DoorObservation } from "../observations/door-observation.ts";
import type { Scheduler } from "./scheduler.ts";
import type { ReaderLine } from "./supervise-line.ts";
import { systemScheduler } from "./system-scheduler.ts";

/** A line being consumed, for whoever waits for something to happen on it. */
export type LineWatch = AsyncDisposable & {
  readonly line: ReaderLine;
  readonly seen: readonly DoorObservation[];
  /** As `watchUntil`. */
  until(condition: () => boolean, limitMs?: number): Promise<boolean>;
};

// Conditions on counters change without an observation, so they are also looked at this often.
const lookMs = 20;
// Ends what hangs and judges no speed.
const patienceMs = 20_000;

/**
 * Resolves true as soon as a condition holds, false when it did not within the limit. Time in which this process stood
 * still is not counted: nobody looked, and whoever is waited for may have stood still as well.
 */
export async function watchUntil(
  condition: () => boolean,
  limitMs: number = patienceMs,
  scheduler: Scheduler = systemScheduler,
): Promise<boolean> {
  for (let waitedMs = 0; !condition(); waitedMs += lookMs) {
    if (waitedMs >= limitMs) return false;
    await new Promise<void>((resolve) => scheduler.after(lookMs, resolve));
  }
  return true;
}

/** Consumes a line until disposed. */
export function watchLine(line: ReaderLine, scheduler: Scheduler): LineWatch {
  const stopped = new AbortController();
  const seen: DoorObservation[] = [];
  const consumed = (async () => {
    for await (const observation of line.observations(stopped.signal)) seen.push(observation);
  })();
  return {
    line,
    seen,
    until: (condition, limitMs) => watchUntil(condition, limitMs, scheduler),
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await consumed;
    },
  };
}
