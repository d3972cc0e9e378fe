import { between, type Random } from "./seeded-random.ts";

// 1, 2, 4, 8 s: a line that comes back is used within seconds, one that does not costs an open attempt every eight.
const firstMs = 1_000;
const longestMs = 8_000;

/** Waits that double up to 8 s, each shortened by up to a quarter so that many lines do not retry in step. */
export class Backoff {
  readonly #random: Random;
  #failures = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Milliseconds to wait before the next attempt. */
  nextMs(): number {
    const fullMs = Math.min(longestMs, firstMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 10);
    return Math.round(fullMs * between(this.#random, 0.75, 1));
  }

  /** It worked: the next wait is the shortest again. */
  reset(): void {
    this.#failures = 0;
  }
}
