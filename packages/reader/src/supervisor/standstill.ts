import type { Scheduler } from "./scheduler.ts";

/** Whether this process stood still since it was watched: then what took too long may be its own doing. */
export type StandstillWatch = Disposable & { readonly hasStoodStill: () => boolean };

const beatMs = 20;
// Half of what a reader may take for its answer: a shorter gap makes no answer late.
const shortestGapMs = 100;

/** Watches for gaps of at least `gapMs` in which this process did not run, until disposed. */
export function watchStandstill(scheduler: Scheduler, gapMs: number = shortestGapMs): StandstillWatch {
  let dueMs = 0;
  let hasStoodStill = false;
  let cancel = () => {};
  const look = () => {
    hasStoodStill ||= scheduler.monotonicMs() - dueMs > gapMs;
    return hasStoodStill;
  };
  const beat = () => {
    dueMs = scheduler.monotonicMs() + beatMs;
    cancel = scheduler.after(beatMs, () => {
      look();
      beat();
    });
  };
  beat();
  return { hasStoodStill: look, [Symbol.dispose]: () => cancel() };
}
