type Entry<T> = { readonly value: T; readonly settle: (acknowledged: boolean) => void };

/**
 * Hands values to one consumer, one at a time, and tells the producer when each was acknowledged.
 * Asking for the next value acknowledges the one before it, so a consumer holds a reader back by not asking.
 * The producer keeps it small: it waits for its acknowledgement before it offers that reader's next value.
 */
export class HandOff<T> implements AsyncIterable<T> {
  readonly #waiting: Entry<T>[] = [];
  #held: Entry<T> | null = null;
  #wake: (() => void) | null = null;
  #closed = false;
  #failure: unknown = null;

  /** Values offered and not yet acknowledged. */
  get pending(): number {
    return this.#waiting.length + (this.#held === null ? 0 : 1);
  }

  /** Resolves true once the consumer has acknowledged the value, false when the hand-off closed before that. Never rejects. */
  offer(value: T): Promise<boolean> {
    if (this.#closed) return Promise.resolve(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#waiting.push({ value, settle: resolve });
    this.#rouse();
    return promise;
  }

  /** Ends the iteration after the values already offered; with a failure, that failure is thrown to the consumer there. */
  close(failure: unknown = null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#failure = failure;
    this.#rouse();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        const entry = await this.#take();
        if (entry === null) break;
        this.#held = entry;
        yield entry.value;
        this.#held = null;
        entry.settle(true);
      }
      if (this.#failure !== null) throw this.#failure;
    } finally {
      this.#abandon();
    }
  }

  async #take(): Promise<Entry<T> | null> {
    while (this.#waiting.length === 0 && !this.#closed) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
    return this.#waiting.shift() ?? null;
  }

  #rouse(): void {
    this.#wake?.();
    this.#wake = null;
  }

  #abandon(): void {
    this.#closed = true;
    this.#held?.settle(false);
    this.#held = null;
    for (const entry of this.#waiting.splice(0)) entry.settle(false);
  }
}
