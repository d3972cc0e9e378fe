import { monitorEventLoopDelay } from "node:perf_hooks";

/** One frame a window; the window stretches while the event loop lags, so that a busy node sends fewer, fuller frames. */
const windowMs = { calm: 16, busy: 50 };
/** Above this mean delay of the event loop the node counts as busy. */
const busyDelayMs = 12;

/** Runs `work` at most once a window for each key that was rung. Errors of `work` are swallowed: the next ring tries again. */
export function coalescer(work: (key: string) => Promise<void>) {
  const rung = new Set<string>();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    delay.reset();
    const keys = [...rung];
    rung.clear();
    for (const key of keys) void work(key).catch(() => {});
  };

  return {
    ring(key: string): void {
      rung.add(key);
      // monitorEventLoopDelay includes its own 10 ms resolution in every sample.
      const lag = (delay.count === 0 ? 0 : delay.mean) / 1e6 - 10;
      timer ??= setTimeout(flush, lag > busyDelayMs ? windowMs.busy : windowMs.calm);
    },
    stop(): void {
      clearTimeout(timer);
      delay.disable();
    },
  };
}
