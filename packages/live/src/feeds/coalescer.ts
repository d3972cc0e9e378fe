import { monitorEventLoopDelay } from "node:perf_hooks";

/** At most one frame a window; the window stretches while the event loop lags, so that a busy node sends fewer, fuller frames. */
const windowMs = { calm: 16, busy: 50 };
/** Above this mean delay of the event loop the node counts as busy. */
const busyDelayMs = 12;

/**
 * Runs `work` for each key that was rung: at once after a quiet window, and otherwise when the window has passed. Errors of
 * `work` are swallowed: the next ring tries again.
 */
export function coalescer(work: (key: string) => Promise<void>) {
  const rung = new Set<string>();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let timer: NodeJS.Timeout | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;

  const flush = () => {
    timer = undefined;
    flushedAt = performance.now();
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
      const window = lag > busyDelayMs ? windowMs.busy : windowMs.calm;
      timer ??= setTimeout(flush, Math.max(0, flushedAt + window - performance.now()));
    },
    stop(): void {
      clearTimeout(timer);
      delay.disable();
    },
  };
}
