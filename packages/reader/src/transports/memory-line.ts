import { ReaderError } from "../errors/reader-error.ts";
import { delay, type Scheduler } from "../supervisor/scheduler.ts";
import { between, type Random } from "../supervisor/seeded-random.ts";
import type { ByteLink, ByteTransport } from "./byte-transport.ts";
import { ChunkQueue } from "./chunk-queue.ts";

/** What may go wrong with the bytes of one direction. Shares are probabilities for each write. */
export type LineFaults = {
  dropShare: number;
  corruptShare: number;
  /** Pieces a write is cut into, at random places. */
  splitInto: number;
  /** Milliseconds on the way. */
  delayMs: number;
  /** Everything written within this time arrives as one chunk; 0 merges nothing. */
  mergeMs: number;
  /** Time a byte takes, as on a real line; null is as fast as memory. */
  baudRate: number | null;
};

/** Both ends of a line in memory, with a fault switch for each direction and a pair of pliers. */
export type MemoryLine = {
  readonly panel: ByteTransport;
  readonly reader: ByteTransport;
  readonly toReader: LineFaults;
  readonly toPanel: LineFaults;
  /** Cuts the line: both ends lose their link, and may open it again. */
  cut(): void;
};

const bitsPerCharacter = 10;

type Direction = { readonly faults: LineFaults; queue: ChunkQueue; merging: Uint8Array[] };

/** A line in memory. Both ends share it: bytes written while the far end is closed are lost, as on a wire. */
export function memoryLine(scheduler: Scheduler, random: Random): MemoryLine {
  const direction = (): Direction => ({
    faults: { dropShare: 0, corruptShare: 0, splitInto: 1, delayMs: 0, mergeMs: 0, baudRate: null },
    queue: new ChunkQueue(),
    merging: [],
  });
  const toReader = direction();
  const toPanel = direction();
  const never = new AbortController().signal;

  const arrive = (to: Direction, piece: Uint8Array) => {
    const { mergeMs } = to.faults;
    if (mergeMs === 0) {
      to.queue.push(piece);
      return;
    }
    to.merging.push(piece);
    if (to.merging.length > 1) return;
    scheduler.after(mergeMs, () => to.queue.push(Buffer.concat(to.merging.splice(0))));
  };

  const send = async (to: Direction, bytes: Uint8Array) => {
    const { faults } = to;
    if (faults.baudRate !== null) {
      await delay(scheduler, (bytes.length * bitsPerCharacter * 1_000) / faults.baudRate, never);
    }
    if (random() < faults.dropShare) return;
    const arriving = random() < faults.corruptShare ? withTurnedBit(bytes, random) : bytes;
    for (const piece of pieces(arriving, faults.splitInto, random)) {
      if (faults.delayMs === 0) arrive(to, piece);
      else scheduler.after(faults.delayMs, () => arrive(to, piece));
    }
  };

  const end = (name: string, out: Direction, into: Direction): ByteTransport => ({
    name,
    openLimitMs: 5_000,
    open() {
      let isOpen = true;
      into.queue.close();
      into.queue = new ChunkQueue();
      const queue = into.queue;
      const link: ByteLink = {
        kind: "memory",
        interCharacterMs: 20,
        chunks: queue[Symbol.asyncIterator](),
        write(bytes) {
          if (!isOpen || into.queue !== queue) return Promise.reject(new ReaderError("link.lost", name));
          return send(out, new Uint8Array(bytes));
        },
        setBaudRate(baudRate) {
          if (out.faults.baudRate !== null) out.faults.baudRate = baudRate;
          if (into.faults.baudRate !== null) into.faults.baudRate = baudRate;
          return Promise.resolve();
        },
        [Symbol.asyncDispose]() {
          isOpen = false;
          queue.close();
          return Promise.resolve();
        },
      };
      return Promise.resolve(link);
    },
  });

  return {
    panel: end("memory, panel's end", toReader, toPanel),
    reader: end("memory, reader's end", toPanel, toReader),
    toReader: toReader.faults,
    toPanel: toPanel.faults,
    cut() {
      for (const { queue } of [toReader, toPanel]) queue.close(new ReaderError("link.lost", "cut"));
    },
  };
}

function withTurnedBit(bytes: Uint8Array, random: Random): Uint8Array {
  const at = Math.floor(between(random, 0, bytes.length));
  const bit = 1 << Math.floor(between(random, 0, 8));
  return bytes.map((byte, index) => (index === at ? byte ^ bit : byte));
}

function pieces(bytes: Uint8Array, count: number, random: Random): readonly Uint8Array[] {
  const cuts = Array.from({ length: count - 1 }, () => Math.floor(between(random, 1, bytes.length)));
  const edges = [0, ...cuts.sort((left, right) => left - right), bytes.length];
  return edges
    .slice(1)
    .map((to, index) => bytes.subarray(edges[index] ?? 0, to))
    .filter((piece) => piece.length > 0);
}
