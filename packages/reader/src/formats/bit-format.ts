/** One parity bit: its place, its sense, and the other bits it is counted over. */
export type ParityRule = {
  readonly bit: number;
  readonly sense: "even" | "odd";
  readonly covers: readonly number[];
};

/** A run of bits, most significant first; bit 0 is the first one sent. */
export type BitField = { readonly from: number; readonly length: number };

/** How a bit image of one length is laid out. Formats are data: a new one is a new row. */
export type BitFormat = {
  readonly name: string;
  readonly bits: number;
  readonly facility: BitField | null;
  readonly number: BitField;
  readonly numberAs: "decimal" | "hexadecimal";
  readonly parities: readonly ParityRule[];
};

/** The numbers from `from` to `to`, both included. */
export function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Two of three: the numbers from `from` to `to` without every third, as the 35-bit format interleaves its parities. */
export function twoOfThree(from: number, to: number): readonly number[] {
  return span(from, to).filter((bit) => (bit - from) % 3 !== 2);
}
