import type { SecurityFailure } from "../../../observations/door-observation.ts";
import { timing, toleratedFailures } from "../timing.ts";

/** What breaks the trust at once; the rest may be noise once or twice. */
const fatal: readonly SecurityFailure[] = [
  "key-mismatch",
  "identity-changed",
  "duplicate-address",
  "secure-channel-unsupported",
  "no-key",
  "weak-key",
];

/** A reader kept out: why, and until when unless an admin looks at it first. */
export type Quarantine = { readonly failure: SecurityFailure; readonly untilMs: number };

/** Counts what speaks against a reader and keeps it out for growing times. */
export class Trust {
  #recent: { readonly failure: SecurityFailure; readonly atMs: number }[] = [];
  #quarantine: Quarantine | null = null;
  #nextMs: number = timing.quarantine;

  /** The quarantine in force, or null. */
  quarantineAt(nowMs: number): Quarantine | null {
    if (this.#quarantine !== null && nowMs >= this.#quarantine.untilMs) this.#quarantine = null;
    return this.#quarantine;
  }

  /** Notes a failure, `atOnce` one that cannot be noise; answers whether the reader is kept out from now on. */
  fail(failure: SecurityFailure, nowMs: number, atOnce = false): boolean {
    this.#recent = this.#recent.filter(({ atMs }) => nowMs - atMs < timing.failureWindow);
    this.#recent.push({ failure, atMs: nowMs });
    const same = this.#recent.filter((each) => each.failure === failure).length;
    if (!atOnce && !fatal.includes(failure) && same <= toleratedFailures) return false;
    this.#quarantine = { failure, untilMs: nowMs + this.#nextMs };
    this.#nextMs = Math.min(timing.longestQuarantine, this.#nextMs * 2);
    return true;
  }

  /** An admin has looked at the reader. */
  release(): void {
    this.#quarantine = null;
    this.#recent = [];
    this.#nextMs = timing.quarantine;
  }
}
