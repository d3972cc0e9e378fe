import type { Duplex } from "node:stream";
import { ReaderError } from "../errors/reader-error.ts";
import type { ByteLink } from "./byte-transport.ts";

/** What a stream cannot say about itself. */
export type StreamTraits = {
  readonly kind: ByteLink["kind"];
  readonly interCharacterMs: number;
  readonly setBaudRate?: (baudRate: number) => Promise<void>;
  /** Waits until the bytes have left the machine, where the system tells. */
  readonly drain?: () => Promise<void>;
};

/** A byte link over any stream of the platform. Disposing it destroys the stream and ends `chunks` quietly. */
export function streamLink(stream: Duplex, traits: StreamTraits): ByteLink {
  let isDisposed = false;
  // Errors also arrive through reading and writing; without a listener one of them would end the process.
  stream.on("error", () => {});

  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (error) {
      if (isDisposed) return;
      throw new ReaderError("link.lost", "read failed", error);
    }
    if (!isDisposed) throw new ReaderError("link.lost", "closed by the far end");
  }

  return {
    kind: traits.kind,
    interCharacterMs: traits.interCharacterMs,
    chunks: chunks(),
    async write(bytes) {
      if (stream.destroyed) throw new ReaderError("link.lost", "closed");
      await new Promise<void>((resolve, reject) => {
        stream.write(bytes, (error) => {
          if (error) reject(new ReaderError("link.lost", "write failed", error));
          else resolve();
        });
      });
      await traits.drain?.();
    },
    setBaudRate: (baudRate) => traits.setBaudRate?.(baudRate) ?? Promise.resolve(),
    [Symbol.asyncDispose]() {
      isDisposed = true;
      if (stream.closed) return Promise.resolve();
      return new Promise((resolve) => {
        stream.once("close", () => resolve());
        stream.destroy();
      });
    },
  };
}
