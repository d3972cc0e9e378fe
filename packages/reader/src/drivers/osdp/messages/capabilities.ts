import type { ByteReader } from "../bytes.ts";
import { assuredFrame, longestFrame } from "../frame.ts";

/** Functions a reader may report in PDCAP (SIA OSDP v2.2, annex B). */
export const capabilityFunctions = {
  contactMonitor: 1,
  outputs: 2,
  cardFormat: 3,
  leds: 4,
  buzzer: 5,
  text: 6,
  time: 7,
  checkCharacter: 8,
  communicationSecurity: 9,
  receiveBuffer: 10,
  largestCombined: 11,
  smartCard: 12,
  readers: 13,
  biometrics: 14,
  spe: 15,
  version: 16,
} as const;

/** One line of PDCAP as it came. */
export type CapabilityEntry = {
  readonly function: number;
  readonly compliance: number;
  readonly count: number;
};

/** What a panel needs to know before it sends something. Never used to lower the security of a link. */
export type Capabilities = {
  readonly inputs: number;
  readonly outputs: number;
  readonly leds: number;
  readonly hasBuzzer: boolean;
  readonly displays: number;
  readonly usesCrc: boolean;
  readonly longestMessage: number;
  readonly readers: number;
};

/** What is assumed of a reader that answers no CAP: it reads, and takes the shortest message every reader must take. */
export const assumedCapabilities: Capabilities = {
  inputs: 0,
  outputs: 1,
  leds: 1,
  hasBuzzer: true,
  displays: 0,
  usesCrc: true,
  longestMessage: assuredFrame,
  readers: 1,
};

export function writeCapabilities(entries: readonly CapabilityEntry[]): readonly number[] {
  return entries.flatMap((entry) => [entry.function, entry.compliance, entry.count]);
}

export function readCapabilities(bytes: ByteReader): readonly CapabilityEntry[] {
  const entries: CapabilityEntry[] = [];
  while (bytes.remaining > 0)
    entries.push({ function: bytes.u8(), compliance: bytes.u8(), count: bytes.u8() });
  return entries;
}

/** Reads the meaning of a PDCAP; a function it does not name is one the reader does not have. */
export function capabilitiesOf(entries: readonly CapabilityEntry[]): Capabilities {
  const find = (wanted: number) => entries.find((entry) => entry.function === wanted);
  const countOf = (wanted: number) => {
    const entry = find(wanted);
    return entry === undefined || entry.compliance === 0 ? 0 : Math.max(1, entry.count);
  };
  const buffer = find(capabilityFunctions.receiveBuffer);
  // Both bytes are one length, low byte in the place of the compliance level.
  const claimed = buffer === undefined ? 0 : buffer.compliance | (buffer.count << 8);
  return {
    inputs: countOf(capabilityFunctions.contactMonitor),
    outputs: countOf(capabilityFunctions.outputs),
    leds: countOf(capabilityFunctions.leds),
    hasBuzzer: (find(capabilityFunctions.buzzer)?.compliance ?? 0) > 0,
    displays: countOf(capabilityFunctions.text),
    usesCrc: ((find(capabilityFunctions.checkCharacter)?.compliance ?? 0) & 1) === 1,
    longestMessage: Math.min(longestFrame, Math.max(assuredFrame, claimed)),
    readers: countOf(capabilityFunctions.readers),
  };
}
