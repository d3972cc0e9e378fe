/** Chunks on their way to one reader of them; ends, or fails, after what was put in before. */
export class ChunkQueue {
  readonly #chunks: Uint8Array[] = [];
  #wake: (() => void) | null = null;
  #end: { readonly failure: unknown } | null = null;

  push(chunk: Uint8Array): void {
    if (this.#end !== null) return;
    this.#chunks.push(chunk);
    this.#rouse();
  }

  /** No more will come; a failure other than null is thrown to the reader. */
  close(failure: unknown = null): void {
    this.#end ??= { failure };
    this.#rouse();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        yield chunk;
        continue;
      }
      if (this.#end !== null) {
        if (this.#end.failure !== null) throw this.#end.failure;
        return;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }

  #rouse(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
