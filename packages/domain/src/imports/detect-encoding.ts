import type { FileEncoding } from "./file-format.ts";

/** What is known of a file's bytes so far; feed every chunk in order. */
export type EncodingProbe = {
  readonly first: readonly number[];
  readonly length: number;
  /** NUL bytes at even and at odd offsets: Latin text in UTF-16 has one in every second place. */
  readonly nulEven: number;
  readonly nulOdd: number;
  readonly utf8: Utf8State;
};

/** Continuation bytes still to come and the bounds of the next one; `broken` once a byte was no UTF-8 (RFC 3629, section 4). */
type Utf8State = {
  readonly need: number;
  readonly low: number;
  readonly high: number;
  readonly broken: boolean;
};

const between: Utf8State = { need: 0, low: 0x80, high: 0xbf, broken: false };

/** The probe before the first byte. */
export const emptyProbe: EncodingProbe = { first: [], length: 0, nulEven: 0, nulOdd: 0, utf8: between };

/** Looks at the next bytes. The whole file is looked at: one accent in the last line decides between two encodings. */
export function probeBytes(probe: EncodingProbe, bytes: Uint8Array): EncodingProbe {
  const first = probe.first.length < 4 ? [...probe.first, ...bytes.subarray(0, 4)].slice(0, 4) : probe.first;
  let { nulEven, nulOdd } = probe;
  let position = probe.length;
  for (const byte of bytes) {
    if (byte === 0) {
      if (position % 2 === 0) nulEven += 1;
      else nulOdd += 1;
    }
    position += 1;
  }
  return { first, length: position, nulEven, nulOdd, utf8: stepUtf8(probe.utf8, bytes) };
}

function stepUtf8(state: Utf8State, bytes: Uint8Array): Utf8State {
  if (state.broken) return state;
  let { need, low, high } = state;
  for (const byte of bytes) {
    if (need > 0) {
      if (byte < low || byte > high) return { ...between, broken: true };
      need -= 1;
      low = 0x80;
      high = 0xbf;
    } else if (byte >= 0x80) {
      const length = sequenceLength(byte);
      if (length === 0) return { ...between, broken: true };
      need = length - 1;
      // No overlong forms, no surrogates, nothing above U+10FFFF.
      low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    }
  }
  return { need, low, high, broken: false };
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** The mark at the start of a file, if there is one, and its length in bytes. */
export function byteOrderMark(first: readonly number[]): { encoding: FileEncoding; length: number } | null {
  const [a, b, c] = first;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

/**
 * The encoding of the bytes looked at: the mark decides; else NUL in every second place means UTF-16; else whatever is
 * valid UTF-8 is UTF-8, since text of another encoding with any accent in it practically never is; the rest is what Excel
 * writes on Western Windows.
 */
export function encodingOf(probe: EncodingProbe): FileEncoding {
  const mark = byteOrderMark(probe.first);
  if (mark) return mark.encoding;
  const pairs = probe.length / 2;
  if (probe.nulOdd > pairs / 2 && probe.nulEven < pairs / 10) return "utf-16le";
  if (probe.nulEven > pairs / 2 && probe.nulOdd < pairs / 10) return "utf-16be";
  return probe.utf8.broken ? "windows-1252" : "utf-8";
}

/** Whether the bytes end in the middle of a character: then the end of the file is missing. */
export function endsInsideCharacter(probe: EncodingProbe, encoding: FileEncoding): boolean {
  switch (encoding) {
    case "utf-8":
      return !probe.utf8.broken && probe.utf8.need > 0;
    case "utf-16le":
    case "utf-16be":
      return probe.length % 2 === 1;
    case "windows-1252":
      return false;
  }
}

/** Whether the file is no text at all: a spreadsheet (ZIP), a PDF or an older Office document by their first bytes. */
export function isForeignFile(probe: EncodingProbe): boolean {
  const [a, b, c, d] = probe.first;
  const isZip = a === 0x50 && b === 0x4b && (c === 3 || c === 5 || c === 7);
  const isPdf = a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46;
  return isZip || isPdf || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}
