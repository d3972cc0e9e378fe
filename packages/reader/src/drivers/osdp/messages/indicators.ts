import { type ByteReader, u16 } from "../bytes.ts";

/** LED colours (SIA OSDP v2.2, 6.10). */
export const ledColours = {
  black: 0,
  red: 1,
  green: 2,
  amber: 3,
  blue: 4,
  magenta: 5,
  cyan: 6,
  white: 7,
} as const;

/** A blink that ends by itself; times in 100 ms. `code` 0 leaves it, 1 cancels, 2 sets. */
export type TemporaryLed = {
  readonly code: number;
  readonly on: number;
  readonly off: number;
  readonly onColour: number;
  readonly offColour: number;
  readonly timerTenths: number;
};

/** What the LED shows when no temporary blink runs. `code` 0 leaves it, 1 sets. */
export type PermanentLed = {
  readonly code: number;
  readonly on: number;
  readonly off: number;
  readonly onColour: number;
  readonly offColour: number;
};

/** One LED of one reader head. */
export type LedControl = {
  readonly reader: number;
  readonly led: number;
  readonly temporary: TemporaryLed;
  readonly permanent: PermanentLed;
};

/** The buzzer: tone 1 is off, 2 the default; times in 100 ms; 0 repeats forever. */
export type BuzzerControl = {
  readonly reader: number;
  readonly tone: number;
  readonly on: number;
  readonly off: number;
  readonly repeat: number;
};

/** A text for a display; row and column count from 1. */
export type TextControl = {
  readonly reader: number;
  readonly code: number;
  readonly seconds: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
};

/** Fourteen bytes for each LED. */
export function writeLeds(leds: readonly LedControl[]): readonly number[] {
  return leds.flatMap(({ reader, led, temporary: t, permanent: p }) => [
    ...[reader, led, t.code, t.on, t.off, t.onColour, t.offColour, ...u16(t.timerTenths)],
    ...[p.code, p.on, p.off, p.onColour, p.offColour],
  ]);
}

/** Reads until the end; at least one. */
export function readLeds(bytes: ByteReader): readonly LedControl[] {
  const leds: LedControl[] = [];
  do {
    const [reader, led] = [bytes.u8(), bytes.u8()];
    const blink = () => ({
      code: bytes.u8(),
      on: bytes.u8(),
      off: bytes.u8(),
      onColour: bytes.u8(),
      offColour: bytes.u8(),
    });
    const temporary = { ...blink(), timerTenths: bytes.u16() };
    leds.push({ reader, led, temporary, permanent: blink() });
  } while (bytes.remaining > 0);
  return leds;
}

/** Five bytes for each buzzer. */
export function writeBuzzers(buzzers: readonly BuzzerControl[]): readonly number[] {
  return buzzers.flatMap(({ reader, tone, on, off, repeat }) => [reader, tone, on, off, repeat]);
}

/** Reads until the end; at least one. */
export function readBuzzers(bytes: ByteReader): readonly BuzzerControl[] {
  const buzzers: BuzzerControl[] = [];
  do {
    const [reader, tone, on, off, repeat] = [bytes.u8(), bytes.u8(), bytes.u8(), bytes.u8(), bytes.u8()];
    buzzers.push({ reader, tone, on, off, repeat });
  } while (bytes.remaining > 0);
  return buzzers;
}

/** Six bytes and the text in Latin-1. */
export function writeText(control: TextControl): readonly number[] {
  const { reader, code, seconds, row, column } = control;
  const text = Buffer.from(control.text, "latin1");
  return [reader, code, seconds, row, column, text.length, ...text];
}

export function readText(bytes: ByteReader): TextControl {
  const [reader, code, seconds, row, column] = [bytes.u8(), bytes.u8(), bytes.u8(), bytes.u8(), bytes.u8()];
  const text = Buffer.from(bytes.take(bytes.u8())).toString("latin1");
  return { reader, code, seconds, row, column, text };
}
