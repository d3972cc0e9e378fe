import { type CancelTimer, type Scheduler, standstillMs } from "../supervisor/scheduler.ts";

// Between these, several round trips: what a broker kept comes one behind the other as each is acknowledged.
const [shortestQuietMs, longestQuietMs] = [100, 500];
const roundTrips = 4;

/** Tells when everything that waited at a broker has come: a pause, after the broker has answered the subscription. */
export class BacklogWatch {
  readonly #scheduler: Scheduler;
  #quietMs = longestQuietMs;
  #isSubscribed = false;
  #isSettled = false;
  #unacknowledged = 0;
  #cancel: CancelTimer = () => {};

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Whether what comes now was sent now. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** The broker has answered the subscription; it took `roundTripMs` to answer the greeting. */
  subscribed(roundTripMs: number): void {
    this.#quietMs = Math.min(longestQuietMs, Math.max(shortestQuietMs, roundTripMs * roundTrips));
    this.#isSubscribed = true;
    this.#listen();
  }

  arrived(): void {
    this.#unacknowledged += 1;
    this.#cancel();
  }

  acknowledged(): void {
    this.#unacknowledged -= 1;
    this.#listen();
  }

  stop(): void {
    this.#cancel();
    this.#isSubscribed = false;
  }

  #listen(): void {
    this.#cancel();
    if (this.#isSettled || !this.#isSubscribed || this.#unacknowledged > 0) return;
    const dueMs = this.#scheduler.monotonicMs() + this.#quietMs;
    this.#cancel = this.#scheduler.after(this.#quietMs, () => {
      // A quiet in which this process stood still proves nothing.
      if (this.#scheduler.monotonicMs() - dueMs > standstillMs) this.#listen();
      else this.#isSettled = true;
    });
  }
}
