import type { BridgeStream } from "@gatehouse/domain/bridges/stream";

/** Two clocks of quartz go apart by less than 10 ms in this time. */
const trustedMs = 60_000;

/**
 * What one process remembers between two batches of a project: where the bridges' streams stood after the last one, and
 * how far the database's clock was ahead. Never believed without asking: the statement that uses it checks both.
 */
export class StreamMemory {
  readonly #streams = new Map<string, BridgeStream>();
  #heard: { readonly now: Date; readonly at: number } | undefined;

  /** The moment by the database's clock; undefined when that was not asked lately. */
  now(): Date | undefined {
    if (this.#heard === undefined) return undefined;
    const since = performance.now() - this.#heard.at;
    return since > trustedMs ? undefined : new Date(this.#heard.now.getTime() + Math.round(since));
  }

  /** The database has just told its time. */
  hear(now: Date): void {
    this.#heard = { now, at: performance.now() };
  }

  /** Where all of these bridges stand; undefined when one of them is not known. */
  streamsOf(bridgeIds: readonly string[]): ReadonlyMap<string, BridgeStream> | undefined {
    const found = new Map<string, BridgeStream>();
    for (const bridgeId of bridgeIds) {
      const stream = this.#streams.get(bridgeId);
      if (stream === undefined) return undefined;
      found.set(bridgeId, stream);
    }
    return found;
  }

  /** Remembers what was committed. */
  keep(streams: ReadonlyMap<string, BridgeStream>): void {
    for (const [bridgeId, stream] of streams) this.#streams.set(bridgeId, stream);
  }
}
