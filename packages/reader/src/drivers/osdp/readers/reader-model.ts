import type { CapabilityEntry } from "../messages/capabilities.ts";
import type { DeviceIdentity } from "../messages/identities.ts";

/** Habits of real readers that a panel has to live with; all off is a reader that keeps to the standard. */
export type ReaderHabits = {
  /** libosdp: status asked for in a session is answered authenticated but in clear, with the panel's block type. */
  readonly answersStatusInClear: boolean;
  /** libosdp: what was not reported is kept over an outage instead of being deleted. */
  readonly keepsEventsOverOutage: boolean;
  /** libosdp without a key: answers a challenge for its own key from a key of zeros. */
  readonly answersFromZeroKey: boolean;
  /** libosdp: a damaged message ends the session. */
  readonly endsSessionOnDamage: boolean;
  /** SIA's and others: OUT is answered by the state of all outputs. */
  readonly answersOutputsWithStatus: boolean;
  /** OSDP-Embedded without a secure channel: any security block is refused with NAK 5. */
  readonly lacksSecureChannel: boolean;
  /** SIA's: an unknown manufacturer command is refused in clear, in the middle of a session. */
  readonly refusesManufacturerInClear: boolean;
  /** OSDP-Embedded: an unknown manufacturer command is refused (9, not processable) inside the session. */
  readonly refusesManufacturer: boolean;
  /** OSDP-Embedded's sample: OUT is acknowledged although nothing is wired to the outputs. */
  readonly hasUnwiredOutputs: boolean;
};

/** A reader that keeps to the standard. */
export const correctHabits: ReaderHabits = {
  answersStatusInClear: false,
  keepsEventsOverOutage: false,
  answersFromZeroKey: false,
  endsSessionOnDamage: false,
  answersOutputsWithStatus: false,
  lacksSecureChannel: false,
  refusesManufacturerInClear: false,
  refusesManufacturer: false,
  hasUnwiredOutputs: false,
};

/** What a simulated reader is. */
export type ReaderModel = {
  readonly address: number;
  readonly identity: DeviceIdentity;
  /** The eight bytes by which the reader names itself in a handshake. */
  readonly clientId: Uint8Array;
  readonly capabilities: readonly CapabilityEntry[];
  readonly inputs: number;
  readonly outputs: number;
  readonly readers: number;
  /** The reader's own key, or null for one that was never keyed. */
  readonly key: Uint8Array | null;
  /** Whether the install key is accepted. */
  readonly acceptsInstallKey: boolean;
  /** Whether anything but identification and a handshake needs a session. */
  readonly needsSession: boolean;
  readonly habits: ReaderHabits;
};

/** A small reader with two inputs, two outputs, LED, buzzer and display. */
export function smallReader(address: number, key: Uint8Array | null): ReaderModel {
  return {
    address,
    identity: {
      vendor: Uint8Array.of(0x47, 0x48, 0x52),
      model: 1,
      version: 1,
      serial: 0x1000 + address,
      firmware: [1, 0, 0],
    },
    clientId: Uint8Array.of(0x47, 0x48, 0x52, 1, 1, 0x10, 0, address),
    capabilities: [
      { function: 1, compliance: 2, count: 2 },
      { function: 2, compliance: 4, count: 2 },
      { function: 3, compliance: 1, count: 0 },
      { function: 4, compliance: 4, count: 1 },
      { function: 5, compliance: 2, count: 1 },
      { function: 6, compliance: 1, count: 1 },
      { function: 8, compliance: 1, count: 0 },
      { function: 9, compliance: key === null ? 0 : 1, count: key === null ? 0 : 1 },
      { function: 10, compliance: 0, count: 1 },
      { function: 13, compliance: 0, count: 1 },
      { function: 16, compliance: 2, count: 0 },
    ],
    ...{ inputs: 2, outputs: 2, readers: 1, key },
    acceptsInstallKey: key === null,
    needsSession: key !== null,
    habits: correctHabits,
  };
}
