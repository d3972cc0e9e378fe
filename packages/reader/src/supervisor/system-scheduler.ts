import type { Scheduler } from "./scheduler.ts";

/** The machine's own clocks and timers. */
export const systemScheduler: Scheduler = {
  monotonicMs: () => performance.now(),
  now: () => new Date(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
