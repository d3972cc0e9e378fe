import { type ByteReader, u16 } from "../bytes.ts";

/** Output control codes (SIA OSDP v2.2, 6.9): the timed ones come back by themselves. */
export const outputCodes = {
  nop: 0,
  offAbort: 1,
  onAbort: 2,
  offAfterTimed: 3,
  onAfterTimed: 4,
  onTimed: 5,
  offTimed: 6,
} as const;

/** One output set by OUT; `timerTenths` in 100 ms, used by the timed codes. */
export type OutputControl = { readonly output: number; readonly code: number; readonly timerTenths: number };

/** Four bytes for each output. */
export function writeOutputs(controls: readonly OutputControl[]): readonly number[] {
  return controls.flatMap(({ output, code, timerTenths }) => [output, code, ...u16(timerTenths)]);
}

/** Reads until the end; at least one. */
export function readOutputs(reader: ByteReader): readonly OutputControl[] {
  const controls: OutputControl[] = [];
  do controls.push({ output: reader.u8(), code: reader.u8(), timerTenths: reader.u16() });
  while (reader.remaining > 0);
  return controls;
}
