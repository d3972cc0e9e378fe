import type { Scheduler } from "./scheduler.ts";

/** Time and a timer that comes when a test lets it, however late: what a process sees that stood still. */
export function lateScheduler() {
  let [nowMs, fire] = [0, () => {}];
  const scheduler: Scheduler = {
    monotonicMs: () => nowMs,
    now: () => new Date(nowMs),
    after: (_, action) => {
      fire = action;
      return () => {};
    },
  };
  return {
    scheduler,
    pass: (byMs: number) => {
      nowMs += byMs;
    },
    /** Lets the timer that was set last come after so long. */
    fireAfter: (byMs: number) => {
      nowMs += byMs;
      fire();
    },
  };
}
