import { blockLength, encryptBlock, encryptChain, inverted } from "./block-cipher.ts";

/** The three keys of one session (SIA OSDP v2.2, annex D.4). */
export type SessionKeys = {
  readonly encryption: Uint8Array;
  readonly mac1: Uint8Array;
  readonly mac2: Uint8Array;
};

/** Key 0x30…0x3F that every reader knows: for the first minutes of an installation and for nothing else. */
export const installKey: Uint8Array = Uint8Array.from({ length: blockLength }, (_, index) => 0x30 + index);

/** Session keys from the reader's key and the panel's eight random bytes. */
export function deriveSessionKeys(scbk: Uint8Array, panelRandom: Uint8Array): SessionKeys {
  const derive = (...purpose: readonly [number, number]) => {
    const block = new Uint8Array(blockLength);
    block.set(purpose);
    block.set(panelRandom.subarray(0, 6), 2);
    return encryptBlock(scbk, block);
  };
  return { encryption: derive(0x01, 0x82), mac1: derive(0x01, 0x01), mac2: derive(0x01, 0x02) };
}

/** What only a reader with the right key can answer. */
export function clientCryptogram(
  keys: SessionKeys,
  panelRandom: Uint8Array,
  readerRandom: Uint8Array,
): Uint8Array {
  return ecbBlocks(keys.encryption, panelRandom, readerRandom);
}

/** What only a panel with the right key can answer. */
export function serverCryptogram(
  keys: SessionKeys,
  panelRandom: Uint8Array,
  readerRandom: Uint8Array,
): Uint8Array {
  return ecbBlocks(keys.encryption, readerRandom, panelRandom);
}

/** The code with which the chain of a session begins. */
export function initialMac(keys: SessionKeys, server: Uint8Array): Uint8Array {
  return encryptBlock(keys.mac2, encryptBlock(keys.mac1, server));
}

/** A reader's own key from one master key: AES(master, cUID ‖ inverted cUID). */
export function diversifiedKey(master: Uint8Array, clientId: Uint8Array): Uint8Array {
  const zero = new Uint8Array(blockLength);
  const block = Uint8Array.from([...clientId, ...inverted(clientId)]);
  return encryptChain(master, zero, block);
}

function ecbBlocks(key: Uint8Array, first: Uint8Array, second: Uint8Array): Uint8Array {
  return encryptBlock(key, Uint8Array.from([...first, ...second]));
}
