import type { CredentialBits } from "../observations/presented-credential.ts";
import type { BitField, BitFormat, ParityRule } from "./bit-format.ts";

/** The bits of left-justified bytes, one number each. */
export function bitsOf(bytes: Uint8Array, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => ((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1);
}

/** Packs bits into left-justified bytes, the last one padded with zeros. */
export function packBits(bits: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [index, bit] of bits.entries())
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << (7 - (index & 7)));
  return bytes;
}

/** A bit image as an observation carries it. */
export function credentialBits(bytes: Uint8Array, count: number): CredentialBits {
  return { count, hex: Buffer.from(bytes).toString("hex") };
}

/** Value of a field; all fields in use fit a number exactly. */
export function fieldValue(bits: readonly number[], field: BitField): number {
  return bits.slice(field.from, field.from + field.length).reduce((value, bit) => value * 2 + bit, 0);
}

/** Whether every parity of the layout holds. */
export function hasRightParity(bits: readonly number[], format: BitFormat): boolean {
  return format.parities.every((rule) => bits[rule.bit] === parityBit(bits, rule));
}

/** Lays out a card of a format: for simulated readers, and to prove the tables. */
export function layOut(format: BitFormat, facility: number, number: number): Uint8Array {
  const bits = new Array<number>(format.bits).fill(0);
  const put = (field: BitField, value: number) => {
    for (let index = field.length - 1, rest = value; index >= 0; index--, rest = Math.floor(rest / 2)) {
      bits[field.from + index] = rest % 2;
    }
  };
  if (format.facility !== null) put(format.facility, facility);
  put(format.number, number);
  for (const rule of format.parities) bits[rule.bit] = parityBit(bits, rule);
  return packBits(bits);
}

function parityBit(bits: readonly number[], rule: ParityRule): number {
  const ones = rule.covers.reduce((sum, bit) => sum + (bits[bit] ?? 0), 0);
  return rule.sense === "even" ? ones % 2 : (ones + 1) % 2;
}
