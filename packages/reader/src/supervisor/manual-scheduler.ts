import { setImmediate as settle } from "node:timers/promises";
import type { Scheduler } from "./scheduler.ts";

type Timer = { readonly dueMs: number; readonly order: number; readonly action: () => void };

/** Time that moves only when told to: hours of a line's life in milliseconds, the same way every time. */
export class ManualScheduler implements Scheduler {
  #nowMs = 0;
  #order = 0;
  readonly #startedAt: number;
  readonly #timers = new Set<Timer>();

  constructor(startedAt: Date = new Date("2026-01-05T08:00:00Z")) {
    this.#startedAt = startedAt.getTime();
  }

  /** Timers not yet due; zero after a clean shutdown. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  now(): Date {
    return new Date(this.#startedAt + this.#nowMs);
  }

  after(delayMs: number, action: () => void): () => void {
    const timer: Timer = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves time on, running each timer at its own moment and all promise work between two of them. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    await settle();
    for (let timer = this.#firstDue(untilMs); timer !== null; timer = this.#firstDue(untilMs)) {
      this.#fire(timer);
      await settle();
    }
    this.#nowMs = untilMs;
    await settle();
  }

  /** Moves time on until the condition holds; answers false when it did not within the limit. */
  async advanceUntil(condition: () => boolean, limitMs: number): Promise<boolean> {
    const untilMs = this.#nowMs + limitMs;
    await settle();
    while (!condition()) {
      const timer = this.#firstDue(untilMs);
      if (timer === null) return false;
      this.#fire(timer);
      await settle();
    }
    return true;
  }

  #fire(timer: Timer): void {
    this.#timers.delete(timer);
    this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
    timer.action();
  }

  #firstDue(untilMs: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers) {
      if (timer.dueMs > untilMs) continue;
      if (
        first === null ||
        timer.dueMs < first.dueMs ||
        (timer.dueMs === first.dueMs && timer.order < first.order)
      ) {
        first = timer;
      }
    }
    return first;
  }
}
