import { timing, toleratedRetries } from "../timing.ts";

/** When an unanswered message is sent again, when a silent reader is given up, and when it is tried anew. */
export class RetryPace {
  #attempts = 0;
  #probes = 0;
  #silentSinceMs: number | null = null;
  #retries: number[] = [];

  /** Messages sent since the last answer. */
  get attempts(): number {
    return this.#attempts;
  }

  /** A message goes out. Silence counts from the first unanswered one: a reader nobody asked was not silent. */
  onSend(nowMs: number): void {
    this.#attempts += 1;
    this.#silentSinceMs ??= nowMs;
    if (this.#attempts > 1)
      this.#retries = [...this.#retries.filter((atMs) => this.#isRecent(atMs, nowMs)), nowMs];
  }

  onAnswer(): void {
    this.#attempts = 0;
    this.#probes = 0;
    this.#silentSinceMs = null;
  }

  /** Forgets the silence, for a fresh start. */
  reset(): void {
    this.onAnswer();
    this.#retries = [];
  }

  hasBeenSilentFor(limitMs: number, nowMs: number): boolean {
    return this.#silentSinceMs !== null && nowMs - this.#silentSinceMs >= limitMs;
  }

  /** Time left until a silence has lasted that long. */
  untilSilentFor(limitMs: number, nowMs: number): number {
    return this.#silentSinceMs === null ? limitMs : Math.max(0, this.#silentSinceMs + limitMs - nowMs);
  }

  isDegraded(nowMs: number): boolean {
    return this.#retries.filter((atMs) => this.#isRecent(atMs, nowMs)).length > toleratedRetries;
  }

  /** Pause before the message in flight is sent once more. */
  get retryInMs(): number {
    return timing.retries[Math.min(this.#attempts, timing.retries.length) - 1] ?? 0;
  }

  /** Pause before a reader that does not answer is tried again. */
  nextProbeInMs(): number {
    const waitMs = timing.probes[Math.min(this.#probes, timing.probes.length - 1)] ?? timing.offline;
    this.#probes += 1;
    this.#attempts = 0;
    return waitMs;
  }

  #isRecent(atMs: number, nowMs: number): boolean {
    return nowMs - atMs < timing.degradedWindow;
  }
}
