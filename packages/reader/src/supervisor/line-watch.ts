import type { DoorObservation } from "../observations/door-observation.ts";
import type { Scheduler } from "./scheduler.ts";
import type { ReaderLine } from "./supervise-line.ts";
import { systemScheduler } from "./system-scheduler.ts";

/** A line being consumed, for whoever waits for something to happen on it. */
export type LineWatch = AsyncDisposable & {
  readonly line: ReaderLine;
  readonly seen: readonly DoorObservation[];
  /** Resolves true as soon as the condition holds, false when it did not within the limit. */
  until(condition: () => boolean, limitMs: number): Promise<boolean>;
};

// Conditions on counters change without an observation, so they are also looked at this often.
const lookMs = 20;

/** Resolves true as soon as a condition holds, false when it did not within the limit. */
export async function watchUntil(
  condition: () => boolean,
  limitMs: number,
  scheduler: Scheduler = systemScheduler,
): Promise<boolean> {
  const endMs = scheduler.monotonicMs() + limitMs;
  while (!condition()) {
    if (scheduler.monotonicMs() >= endMs) return false;
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
