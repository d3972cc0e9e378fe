/** Reads little-endian fields one after another. Reading past the end gives zeros and is remembered, never thrown. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether more was asked for than there was. */
  get isOverrun(): boolean {
    return this.#at > this.#bytes.length;
  }

  /** Whether exactly everything was read. */
  get isExhausted(): boolean {
    return this.#at === this.#bytes.length;
  }

  get remaining(): number {
    return Math.max(0, this.#bytes.length - this.#at);
  }

  u8(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  i16(): number {
    return (this.u16() << 16) >> 16;
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  take(count: number): Uint8Array {
    const taken = new Uint8Array(this.#bytes.subarray(this.#at, this.#at + count));
    this.#at += count;
    return taken;
  }

  rest(): Uint8Array {
    return this.take(this.remaining);
  }
}

/** Two bytes, low one first. */
export function u16(value: number): readonly number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

/** Four bytes, lowest first. */
export function u32(value: number): readonly number[] {
  return [...u16(value), ...u16(value >>> 16)];
}

/** Lower-case hexadecimal text of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

/** Bytes of hexadecimal text; spaces are ignored. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

/** Whether two byte strings are the same, in a time that does not tell where they differ. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}
