import { type CancelTimer, type Scheduler, standstillMs } from "../../../supervisor/scheduler.ts";
import type { Frame } from "../frame.ts";
import { FrameParser, type OnDiscard, type ParserCounters } from "../frame-parser.ts";

/** Messages as they come in, to be waited for with a limit. */
export class FrameInbox {
  readonly #scheduler: Scheduler;
  readonly #parser: FrameParser;
  readonly #interCharacterMs: number;
  readonly #frames: Frame[] = [];
  #wake: (() => void) | null = null;
  #failure: { readonly error: unknown } | null = null;
  #lastByteMs: number;

  constructor(scheduler: Scheduler, interCharacterMs: number, onDiscard: OnDiscard) {
    this.#scheduler = scheduler;
    this.#interCharacterMs = interCharacterMs;
    this.#parser = new FrameParser(onDiscard);
    this.#lastByteMs = scheduler.monotonicMs();
  }

  get counters(): ParserCounters {
    return this.#parser.counters;
  }

  /** When a byte was last heard from anybody. */
  get lastByteMs(): number {
    return this.#lastByteMs;
  }

  push(chunk: Uint8Array): void {
    this.#lastByteMs = this.#scheduler.monotonicMs();
    this.#frames.push(...this.#parser.push(chunk));
    if (this.#frames.length > 0) this.#rouse();
  }

  /** The link is gone: whoever waits is told, now and from now on. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#rouse();
  }

  /** @throws whatever ended the link */
  assertOpen(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** What came in without being waited for. */
  drain(): Frame[] {
    if (this.#parser.isWaiting && this.#quietMs() >= this.#interCharacterMs)
      this.#frames.push(...this.#parser.abandon());
    return this.#frames.splice(0);
  }

  /**
   * The next message, or null when none began within the limit. A message that has begun is waited for as long as its
   * bytes keep coming; when they stop, a message hidden behind a false start is looked for. A limit that passed while this
   * process stood still begins again, once: what came meanwhile has not been read yet.
   */
  async take(untilMs: number): Promise<Frame | null> {
    const limitMs = untilMs - this.#scheduler.monotonicMs();
    let [endMs, mayBeginAgain] = [untilMs, true];
    for (;;) {
      const frame = this.#frames.shift();
      if (frame !== undefined) return frame;
      if (this.#failure !== null) throw this.#failure.error;
      const nowMs = this.#scheduler.monotonicMs();
      const quietUntilMs = this.#lastByteMs + this.#interCharacterMs;
      const waitUntilMs = this.#parser.isWaiting ? Math.max(endMs, quietUntilMs) : endMs;
      if (mayBeginAgain && nowMs - waitUntilMs > standstillMs) {
        [endMs, mayBeginAgain] = [nowMs + limitMs, false];
        continue;
      }
      if (nowMs >= waitUntilMs) {
        if (!this.#parser.isWaiting) return null;
        this.#frames.push(...this.#parser.abandon());
        if (this.#frames.length === 0) return null;
        continue;
      }
      await this.#sleep(waitUntilMs - nowMs);
    }
  }

  #quietMs(): number {
    return this.#scheduler.monotonicMs() - this.#lastByteMs;
  }

  #sleep(forMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel: CancelTimer = this.#scheduler.after(forMs, resolve);
    this.#wake = () => {
      cancel();
      resolve();
    };
    return promise;
  }

  #rouse(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
