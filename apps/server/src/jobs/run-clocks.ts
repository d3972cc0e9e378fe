/** A duty the clock decides: when it last ran does not matter, only what is due now. */
export type ClockDuty = {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
};

/** Runs each duty at its pace until stopped; one that is still at work is not started twice, and one that breaks is tried again. */
export function runClocks(
  duties: readonly ClockDuty[],
  report: (error: unknown) => void,
): () => Promise<void> {
  const working = new Map<ClockDuty, Promise<void>>();
  const start = (duty: ClockDuty) => {
    if (working.has(duty)) return;
    const work = Promise.resolve()
      .then(duty.run)
      .then(() => {}, report)
      .finally(() => working.delete(duty));
    working.set(duty, work);
  };
  const timers = duties.map((duty) => setInterval(() => start(duty), duty.everyMs));
  for (const duty of duties) start(duty);
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(working.values());
  };
}
