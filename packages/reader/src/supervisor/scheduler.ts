/** Stops a pending timer; harmless when it has fired. */
export type CancelTimer = () => void;

/** All the time a driver gets to know. Owned by the supervisor, so that tests and simulations drive it by hand. */
export type Scheduler = {
  /** Milliseconds of a clock that never steps back. */
  monotonicMs(): number;
  /** The wall clock. */
  now(): Date;
  /** Runs the action once after at least `delayMs`. */
  after(delayMs: number, action: () => void): CancelTimer;
};

/** A timer this late, in ms, says that this process stood still: whatever came meanwhile has not been read yet. */
export const standstillMs = 25;

/** Resolves after `delayMs`. Rejects with the signal's reason when it aborts first; leaves no timer behind. */
export function delay(scheduler: Scheduler, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = scheduler.after(delayMs, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
