import type { ByteLink, ByteTransport } from "./byte-transport.ts";

/** Told of bytes as they go by, whole writes and chunks as they came; they are only valid during the call. */
export type TapListener = (direction: "said" | "heard", bytes: Uint8Array) => void;

/** A place on a line where somebody may listen along, and where nothing is done while nobody does. */
export class LineTap {
  #listener: TapListener | null = null;

  get isOpen(): boolean {
    return this.#listener !== null;
  }

  /** Listens until the answered function is called; whoever listened before is cut off. */
  open(listener: TapListener): () => void {
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }

  tell(direction: "said" | "heard", bytes: Uint8Array): void {
    this.#listener?.(direction, bytes);
  }
}

/** A transport that lets a tap hear everything that goes over its links. */
export function tapped(inner: ByteTransport, tap: LineTap): ByteTransport {
  return { ...inner, open: async (signal) => tappedLink(await inner.open(signal), tap) };
}

function tappedLink(link: ByteLink, tap: LineTap): ByteLink {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of link.chunks) {
      tap.tell("heard", chunk);
      yield chunk;
    }
  }
  return {
    kind: link.kind,
    interCharacterMs: link.interCharacterMs,
    chunks: chunks(),
    write(bytes) {
      tap.tell("said", bytes);
      return link.write(bytes);
    },
    setBaudRate: (baudRate) => link.setBaudRate(baudRate),
    [Symbol.asyncDispose]: () => link[Symbol.asyncDispose](),
  };
}
