import type { ByteLink, ByteTransport } from "./byte-transport.ts";

/** Faults put between this side and a real far end; counters run down by one for each chunk they hit. */
export type Disturbance = {
  damageWrites: number;
  loseChunks: number;
};

/** A transport that does harm to the bytes of another one, to see how both ends take it. */
export function disturbedTransport(inner: ByteTransport, disturbance: Disturbance): ByteTransport {
  return {
    ...inner,
    async open(signal) {
      return disturbedLink(await inner.open(signal), disturbance);
    },
  };
}

function disturbedLink(link: ByteLink, disturbance: Disturbance): ByteLink {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of link.chunks) {
      if (disturbance.loseChunks > 0) disturbance.loseChunks -= 1;
      else yield chunk;
    }
  }
  return {
    kind: link.kind,
    interCharacterMs: link.interCharacterMs,
    chunks: chunks(),
    write(bytes) {
      if (disturbance.damageWrites === 0) return link.write(bytes);
      disturbance.damageWrites -= 1;
      // The last byte but one belongs to the check: the message is whole and wrong.
      return link.write(bytes.map((byte, at) => (at === bytes.length - 2 ? byte ^ 0x55 : byte)));
    },
    setBaudRate: (baudRate) => link.setBaudRate(baudRate),
    [Symbol.asyncDispose]: () => link[Symbol.asyncDispose](),
  };
}
