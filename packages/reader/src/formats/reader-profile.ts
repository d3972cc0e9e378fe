import type { WiegandFormatName } from "./wiegand-formats.ts";

/** What text at a reader means. */
export type TextMeaning = "code" | "card-number";

/**
 * What a reader is set up to read. The same bits mean different things at different readers, so the profile decides
 * and the length only chooses among what it allows: bit layouts first, then serial numbers, then key bursts, then text.
 */
export type ReaderProfile = {
  /** Layouts by name; at most one of each length. */
  readonly bitFormats: readonly WiegandFormatName[];
  /** Bit counts that are a card's own serial number (32, 56, 80), reported in hexadecimal. */
  readonly serialBits: readonly number[];
  /** Readers that send each key as a burst of 4 bits, or of 8 (the key and its complement). */
  readonly keyBits: 4 | 8 | null;
  readonly text: TextMeaning | null;
  /** Shortest text that is taken as one; shorter images are unreadable, never half a text. */
  readonly shortestText: number;
};

/** Cards of the common 26-bit layout. */
export const cardProfile: ReaderProfile = {
  bitFormats: ["h10301"],
  serialBits: [],
  keyBits: null,
  text: null,
  shortestText: 1,
};

/** Phones and badges at an optical reader. */
export const codeProfile: ReaderProfile = { ...cardProfile, bitFormats: [], text: "code", shortestText: 8 };
