/** What was thrown away and why. */
export type LineDiscard = "too-long" | "torn";

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * Cuts bytes into lines ended by CR, LF or both. Never keeps more than the longest line: what is longer is dropped up to
 * its end, and so is a beginning whose end does not follow in time, since scanners send a code in one go.
 */
export class LineSplitter {
  readonly #longest: number;
  readonly #onDiscard: (cause: LineDiscard, length: number) => void;
  #pending: number[] = [];
  #isOverflowing = false;
  #overflowed = 0;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(longest: number, onDiscard: (cause: LineDiscard, length: number) => void) {
    this.#longest = longest;
    this.#onDiscard = onDiscard;
  }

  /** Takes bytes as they come; answers the lines they complete, without their ends and without empty ones. */
  push(chunk: Uint8Array, nowMs: number, longestPauseMs: number): Uint8Array[] {
    if (this.#pending.length > 0 && nowMs - this.#lastMs > longestPauseMs) this.#drop("torn");
    this.#lastMs = nowMs;
    const lines: Uint8Array[] = [];
    for (const byte of chunk) {
      if (byte === carriageReturn || byte === lineFeed) this.#end(lines);
      else this.#add(byte);
    }
    return lines;
  }

  #add(byte: number): void {
    if (this.#isOverflowing) {
      this.#overflowed += 1;
      return;
    }
    this.#pending.push(byte);
    if (this.#pending.length <= this.#longest) return;
    this.#isOverflowing = true;
    this.#overflowed = this.#pending.length;
    this.#pending = [];
  }

  #end(lines: Uint8Array[]): void {
    if (this.#isOverflowing) {
      this.#isOverflowing = false;
      this.#onDiscard("too-long", this.#overflowed);
    } else if (this.#pending.length > 0) {
      lines.push(Uint8Array.from(this.#pending));
    }
    this.#pending = [];
  }

  #drop(cause: LineDiscard): void {
    this.#onDiscard(cause, this.#pending.length);
    this.#pending = [];
  }
}
