import type { ReaderSignal } from "../../../commands/reader-command.ts";
import type { OsdpCommand } from "../commands.ts";
import type { Capabilities } from "../messages/capabilities.ts";
import { type BuzzerControl, type LedControl, ledColours } from "../messages/indicators.ts";

/** A blink for some time over a steady colour, and beeps; all times in 100 ms. */
type Script = {
  readonly steady: number;
  readonly blink: {
    readonly colour: number;
    readonly on: number;
    readonly off: number;
    readonly lasts: number;
  } | null;
  readonly beeps: { readonly on: number; readonly off: number; readonly times: number } | null;
};

const idleColour = ledColours.red;

const scripts: Record<ReaderSignal | "identify", Script> = {
  idle: { steady: idleColour, blink: null, beeps: null },
  // One long green light and one short tone: the same for everybody who is let in.
  granted: {
    steady: idleColour,
    blink: { colour: ledColours.green, on: 30, off: 0, lasts: 30 },
    beeps: { on: 2, off: 1, times: 1 },
  },
  // Told apart without colour: three tones, and a light that goes on and off.
  denied: {
    steady: idleColour,
    blink: { colour: ledColours.red, on: 2, off: 2, lasts: 15 },
    beeps: { on: 1, off: 1, times: 3 },
  },
  waiting: {
    steady: idleColour,
    blink: { colour: ledColours.amber, on: 3, off: 3, lasts: 50 },
    beeps: null,
  },
  "locked-down": {
    steady: ledColours.magenta,
    blink: null,
    beeps: { on: 10, off: 1, times: 1 },
  },
  identify: {
    steady: idleColour,
    blink: { colour: ledColours.blue, on: 2, off: 2, lasts: 100 },
    beeps: { on: 2, off: 3, times: 10 },
  },
};

/** The messages that show a signal on a reader with these capabilities; none when it has neither light nor buzzer. */
export function showSignal(
  signal: ReaderSignal | "identify",
  capabilities: Capabilities,
): readonly OsdpCommand[] {
  const script = scripts[signal];
  const commands: OsdpCommand[] = [];
  if (capabilities.leds > 0) commands.push({ kind: "leds", leds: [ledOf(script)] });
  const buzzer = buzzerOf(script);
  if (capabilities.hasBuzzer && buzzer !== null) commands.push({ kind: "buzzers", buzzers: [buzzer] });
  return commands;
}

function ledOf({ steady, blink }: Script): LedControl {
  const permanent = { code: 1, on: 1, off: 0, onColour: steady, offColour: steady };
  if (blink === null) {
    const cancel = { code: 1, on: 0, off: 0, onColour: 0, offColour: 0, timerTenths: 0 };
    return { reader: 0, led: 0, temporary: cancel, permanent };
  }
  const { colour, on, off, lasts } = blink;
  const offColour = off === 0 ? colour : ledColours.black;
  const temporary = { code: 2, on, off, onColour: colour, offColour, timerTenths: lasts };
  return { reader: 0, led: 0, temporary, permanent };
}

function buzzerOf({ beeps }: Script): BuzzerControl | null {
  if (beeps === null) return null;
  return { reader: 0, tone: 2, on: beeps.on, off: beeps.off, repeat: beeps.times };
}
