import type { UntimedReaderObservation } from "../../observations/door-observation.ts";

type Queued = {
  readonly observation: UntimedReaderObservation;
  readonly settle: (acknowledged: boolean) => void;
};

/** Passes one observation on; resolves true when it was acknowledged. */
export type ObservationSink = (observation: UntimedReaderObservation) => Promise<boolean>;

// What real readers keep: a handful of events; more than this are lost at the reader.
const queueLength = 32;

/** A reader's own memory: reports one event at a time and the next only after the last was acknowledged. */
export class SimulatedReader {
  readonly readerId: string;
  readonly #queue: Queued[] = [];
  #sink: ObservationSink | null = null;
  #pumping = false;

  constructor(readerId: string) {
    this.readerId = readerId;
  }

  /** Resolves true when the event was acknowledged; false when nobody listened, the link went, or the memory was full. */
  report(observation: UntimedReaderObservation): Promise<boolean> {
    if (this.#sink === null || this.#queue.length >= queueLength) return Promise.resolve(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#queue.push({ observation, settle: resolve });
    void this.#pump();
    return promise;
  }

  attach(sink: ObservationSink): void {
    this.#sink = sink;
  }

  /** The link is gone: whatever was not acknowledged is lost, as IEC 60839-11-5 asks of a reader. */
  detach(): void {
    this.#sink = null;
    for (const queued of this.#queue.splice(0)) queued.settle(false);
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      next.settle(this.#sink === null ? false : await this.#sink(next.observation));
    }
    this.#pumping = false;
  }
}
