/**
 * Runs `work` again and again as it is rung, never two at a time: rings that come while it runs are answered by one more
 * run. An error ends it and is handed to `failed`.
 */
export class InTurn {
  readonly #work: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #rung = false;
  #stopped = false;

  constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work;
    this.#failed = failed;
  }

  ring(): void {
    this.#rung = true;
    if (this.#stopped) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** No further run begins; resolves when the present one has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#rung && !this.#stopped) {
        this.#rung = false;
        await this.#work();
      }
    } catch (error) {
      this.#stopped = true;
      this.#failed(error);
    }
  }
}
