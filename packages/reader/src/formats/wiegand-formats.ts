import { type BitFormat, span, twoOfThree } from "./bit-format.ts";

/**
 * Bit layouts in common use. Several have the same length, so a reader's profile names those it expects.
 * Sources: HID format guide (H10301, H10302, H10304), BALTECH ACCESS200 manual (34 bit),
 * proxmark3 `wiegand_formats.c` (Corporate 1000, C15001).
 */
export const wiegandFormats = {
  h10301: {
    name: "h10301",
    bits: 26,
    facility: { from: 1, length: 8 },
    number: { from: 9, length: 16 },
    numberAs: "decimal",
    parities: [
      { bit: 0, sense: "even", covers: span(1, 12) },
      { bit: 25, sense: "odd", covers: span(13, 24) },
    ],
  },
  "uid-34": {
    name: "uid-34",
    bits: 34,
    facility: null,
    number: { from: 1, length: 32 },
    numberAs: "hexadecimal",
    parities: [
      { bit: 0, sense: "even", covers: span(1, 16) },
      { bit: 33, sense: "odd", covers: span(17, 32) },
    ],
  },
  "facility-34": {
    name: "facility-34",
    bits: 34,
    facility: { from: 1, length: 16 },
    number: { from: 17, length: 16 },
    numberAs: "decimal",
    parities: [
      { bit: 0, sense: "even", covers: span(1, 16) },
      { bit: 33, sense: "odd", covers: span(17, 32) },
    ],
  },
  "corporate-1000-35": {
    name: "corporate-1000-35",
    bits: 35,
    facility: { from: 2, length: 12 },
    number: { from: 14, length: 20 },
    numberAs: "decimal",
    // The outer parity covers the other two, so it stands last.
    parities: [
      { bit: 1, sense: "even", covers: twoOfThree(2, 33) },
      { bit: 34, sense: "odd", covers: twoOfThree(1, 32) },
      { bit: 0, sense: "odd", covers: span(1, 34) },
    ],
  },
  "c15001-36": {
    name: "c15001-36",
    bits: 36,
    facility: { from: 11, length: 8 },
    number: { from: 19, length: 16 },
    numberAs: "decimal",
    parities: [
      { bit: 0, sense: "even", covers: span(1, 17) },
      { bit: 35, sense: "odd", covers: span(18, 34) },
    ],
  },
  h10302: {
    name: "h10302",
    bits: 37,
    facility: null,
    number: { from: 1, length: 35 },
    numberAs: "decimal",
    parities: [
      { bit: 0, sense: "even", covers: span(1, 18) },
      { bit: 36, sense: "odd", covers: span(18, 35) },
    ],
  },
  h10304: {
    name: "h10304",
    bits: 37,
    facility: { from: 1, length: 16 },
    number: { from: 17, length: 19 },
    numberAs: "decimal",
    parities: [
      { bit: 0, sense: "even", covers: span(1, 18) },
      { bit: 36, sense: "odd", covers: span(18, 35) },
    ],
  },
} as const satisfies Record<string, BitFormat>;

/** A bit layout this package knows. */
export type WiegandFormatName = keyof typeof wiegandFormats;
