import { type ByteReader, u16 } from "../bytes.ts";

/** Bits a reader head read: left-justified, most significant first, the last byte padded with zeros. */
export type RawRead = {
  readonly reader: number;
  readonly format: number;
  readonly bitCount: number;
  readonly bits: Uint8Array;
};

/** Characters a reader head read (deprecated in v2.2.2, still sent by old readers). */
export type FormattedRead = {
  readonly reader: number;
  readonly direction: number;
  readonly text: Uint8Array;
};

/** Keys pressed; `*` is 0x7F and `#` is 0x0D on the wire. */
export type KeypadReport = { readonly reader: number; readonly keys: Uint8Array };

export function writeRawRead(read: RawRead): readonly number[] {
  return [read.reader, read.format, ...u16(read.bitCount), ...read.bits];
}

/** The bytes must hold the bits announced; a count of zero is a reader's mistake. */
export function readRawRead(bytes: ByteReader): RawRead | null {
  const [reader, format, bitCount] = [bytes.u8(), bytes.u8(), bytes.u16()];
  const bits = bytes.rest();
  if (bitCount === 0 || bits.length !== Math.ceil(bitCount / 8)) return null;
  return { reader, format, bitCount, bits };
}

export function writeFormattedRead(read: FormattedRead): readonly number[] {
  return [read.reader, read.direction, read.text.length, ...read.text];
}

/** Lenient: some readers count more characters than they send. */
export function readFormattedRead(bytes: ByteReader): FormattedRead | null {
  const [reader, direction, count] = [bytes.u8(), bytes.u8(), bytes.u8()];
  if (bytes.isOverrun) return null;
  return { reader, direction, text: bytes.take(Math.min(count, bytes.remaining)) };
}

export function writeKeypad(report: KeypadReport): readonly number[] {
  return [report.reader, report.keys.length, ...report.keys];
}

export function readKeypad(bytes: ByteReader): KeypadReport {
  const reader = bytes.u8();
  return { reader, keys: bytes.take(bytes.u8()) };
}
