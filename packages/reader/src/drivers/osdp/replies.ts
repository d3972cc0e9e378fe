import { ByteReader, u32 } from "./bytes.ts";
import { type BiometricTemplate, readTemplate, writeTemplate } from "./messages/biometrics.ts";
import { type CapabilityEntry, readCapabilities, writeCapabilities } from "./messages/capabilities.ts";
import { type DeviceIdentity, readIdentity, writeIdentity } from "./messages/identities.ts";
import {
  type FormattedRead,
  type KeypadReport,
  type RawRead,
  readFormattedRead,
  readKeypad,
  readRawRead,
  writeFormattedRead,
  writeKeypad,
  writeRawRead,
} from "./messages/reports.ts";
import {
  type FileStatus,
  type MessagePart,
  readFileStatus,
  readMessagePart,
  writeFileStatus,
  writeMessagePart,
} from "./messages/transfers.ts";

/** Why a reader refused a command (SIA OSDP v2.2, 7.3). */
export const nakCodes = {
  badCheck: 1,
  badLength: 2,
  unknownCommand: 3,
  unexpectedSequence: 4,
  secureChannelUnsupported: 5,
  secureChannelRequired: 6,
  biometricType: 7,
  biometricFormat: 8,
  notProcessable: 9,
} as const;

/** Everything a reader may answer (SIA OSDP v2.2, chapter 7). */
export type OsdpReply =
  | { readonly kind: "ack" }
  | { readonly kind: "nak"; readonly reason: number; readonly detail: Uint8Array }
  | { readonly kind: "identity"; readonly identity: DeviceIdentity }
  | { readonly kind: "capabilities"; readonly entries: readonly CapabilityEntry[] }
  | { readonly kind: "local-status"; readonly tampered: boolean; readonly powerFailing: boolean }
  | { readonly kind: "input-status"; readonly states: Uint8Array }
  | { readonly kind: "output-status"; readonly states: Uint8Array }
  | { readonly kind: "reader-status"; readonly states: Uint8Array }
  | { readonly kind: "raw-read"; readonly read: RawRead }
  | { readonly kind: "formatted-read"; readonly read: FormattedRead }
  | { readonly kind: "keypad"; readonly report: KeypadReport }
  | { readonly kind: "communication"; readonly address: number; readonly baudRate: number }
  | { readonly kind: "biometric-read"; readonly template: BiometricTemplate }
  | {
      readonly kind: "biometric-match";
      readonly reader: number;
      readonly status: number;
      readonly score: number;
    }
  | {
      readonly kind: "client-cryptogram";
      readonly clientId: Uint8Array;
      readonly random: Uint8Array;
      readonly cryptogram: Uint8Array;
    }
  | { readonly kind: "initial-mac"; readonly mac: Uint8Array }
  | { readonly kind: "busy" }
  | { readonly kind: "file-status"; readonly status: FileStatus }
  | { readonly kind: "piv-data"; readonly part: MessagePart }
  | { readonly kind: "general-authenticate"; readonly part: MessagePart }
  | { readonly kind: "challenge-response"; readonly part: MessagePart }
  | { readonly kind: "manufacturer-status"; readonly data: Uint8Array }
  | { readonly kind: "manufacturer-error"; readonly data: Uint8Array }
  | { readonly kind: "manufacturer"; readonly vendor: Uint8Array; readonly data: Uint8Array }
  | { readonly kind: "extended-read"; readonly data: Uint8Array };

/** The code byte of each reply. */
export const replyCodes = {
  ack: 0x40,
  nak: 0x41,
  identity: 0x45,
  capabilities: 0x46,
  "local-status": 0x48,
  "input-status": 0x49,
  "output-status": 0x4a,
  "reader-status": 0x4b,
  "raw-read": 0x50,
  "formatted-read": 0x51,
  keypad: 0x53,
  communication: 0x54,
  "biometric-read": 0x57,
  "biometric-match": 0x58,
  "client-cryptogram": 0x76,
  "initial-mac": 0x78,
  busy: 0x79,
  "file-status": 0x7a,
  "piv-data": 0x80,
  "general-authenticate": 0x81,
  "challenge-response": 0x82,
  "manufacturer-status": 0x83,
  "manufacturer-error": 0x84,
  manufacturer: 0x90,
  "extended-read": 0xb1,
} as const satisfies Record<OsdpReply["kind"], number>;

/** The data bytes of a reply; the code stands in `replyCodes`. */
export function writeReply(reply: OsdpReply): Uint8Array {
  return Uint8Array.from(bytesOf(reply));
}

function bytesOf(reply: OsdpReply): readonly number[] {
  switch (reply.kind) {
    case "ack":
    case "busy":
      return [];
    case "nak":
      return [reply.reason, ...reply.detail];
    case "identity":
      return writeIdentity(reply.identity);
    case "capabilities":
      return writeCapabilities(reply.entries);
    case "local-status":
      return [reply.tampered ? 1 : 0, reply.powerFailing ? 1 : 0];
    case "input-status":
    case "output-status":
    case "reader-status":
      return [...reply.states];
    case "raw-read":
      return writeRawRead(reply.read);
    case "formatted-read":
      return writeFormattedRead(reply.read);
    case "keypad":
      return writeKeypad(reply.report);
    case "communication":
      return [reply.address, ...u32(reply.baudRate)];
    case "biometric-read":
      return writeTemplate(reply.template);
    case "biometric-match":
      return [reply.reader, reply.status, reply.score];
    case "client-cryptogram":
      return [...reply.clientId, ...reply.random, ...reply.cryptogram];
    case "initial-mac":
      return [...reply.mac];
    case "file-status":
      return writeFileStatus(reply.status);
    case "piv-data":
    case "general-authenticate":
    case "challenge-response":
      return writeMessagePart(reply.part);
    case "manufacturer-status":
    case "manufacturer-error":
    case "extended-read":
      return [...reply.data];
    case "manufacturer":
      return [...reply.vendor, ...reply.data];
  }
}

const kindByCode = new Map<number, OsdpReply["kind"]>();
for (const kind of Object.keys(replyCodes) as OsdpReply["kind"][]) kindByCode.set(replyCodes[kind], kind);

/** Reads a reply as a panel does: `unknown` for a code that is none, `malformed` for data that are too short or too long. */
export function readReply(code: number, data: Uint8Array): OsdpReply | "unknown" | "malformed" {
  const kind = kindByCode.get(code);
  if (kind === undefined) return "unknown";
  const bytes = new ByteReader(data);
  const reply = fieldsOf(kind, bytes);
  if (reply === null || bytes.isOverrun) return "malformed";
  // Old readers pad FMT; everywhere else bytes nobody asked for mean that the two sides read different messages.
  return bytes.isExhausted || kind === "formatted-read" ? reply : "malformed";
}

function fieldsOf(kind: OsdpReply["kind"], bytes: ByteReader): OsdpReply | null {
  switch (kind) {
    case "ack":
    case "busy":
      return { kind };
    case "nak":
      return { kind, reason: bytes.u8(), detail: bytes.rest() };
    case "identity":
      return { kind, identity: readIdentity(bytes) };
    case "capabilities":
      return { kind, entries: readCapabilities(bytes) };
    case "local-status":
      return { kind, tampered: bytes.u8() !== 0, powerFailing: bytes.u8() !== 0 };
    case "input-status":
    case "output-status":
    case "reader-status":
      return { kind, states: bytes.rest() };
    case "raw-read": {
      const read = readRawRead(bytes);
      return read === null ? null : { kind, read };
    }
    case "formatted-read": {
      const read = readFormattedRead(bytes);
      return read === null ? null : { kind, read };
    }
    case "keypad":
      return { kind, report: readKeypad(bytes) };
    case "communication":
      return { kind, address: bytes.u8(), baudRate: bytes.u32() };
    case "biometric-read":
      return { kind, template: readTemplate(bytes) };
    case "biometric-match":
      return { kind, reader: bytes.u8(), status: bytes.u8(), score: bytes.u8() };
    case "client-cryptogram":
      return { kind, clientId: bytes.take(8), random: bytes.take(8), cryptogram: bytes.take(16) };
    case "initial-mac":
      return { kind, mac: bytes.take(16) };
    case "file-status":
      return { kind, status: readFileStatus(bytes) };
    case "piv-data":
    case "general-authenticate":
    case "challenge-response":
      return { kind, part: readMessagePart(bytes) };
    case "manufacturer-status":
    case "manufacturer-error":
    case "extended-read":
      return { kind, data: bytes.rest() };
    case "manufacturer":
      return { kind, vendor: bytes.take(3), data: bytes.rest() };
  }
}
