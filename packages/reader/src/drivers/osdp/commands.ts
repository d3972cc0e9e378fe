import { ByteReader, u16, u32 } from "./bytes.ts";
import { type BiometricRequest, readBiometricRequest, writeBiometricRequest } from "./messages/biometrics.ts";
import {
  type BuzzerControl,
  type LedControl,
  readBuzzers,
  readLeds,
  readText,
  type TextControl,
  writeBuzzers,
  writeLeds,
  writeText,
} from "./messages/indicators.ts";
import { type OutputControl, readOutputs, writeOutputs } from "./messages/outputs.ts";
import {
  type FileFragment,
  type MessagePart,
  readFileFragment,
  readMessagePart,
  writeFileFragment,
  writeMessagePart,
} from "./messages/transfers.ts";

/** Everything a panel may say (SIA OSDP v2.2, chapter 6). */
export type OsdpCommand =
  | { readonly kind: "poll" }
  | { readonly kind: "identify" }
  | { readonly kind: "capabilities" }
  | { readonly kind: "local-status" }
  | { readonly kind: "input-status" }
  | { readonly kind: "output-status" }
  | { readonly kind: "reader-status" }
  | { readonly kind: "outputs"; readonly controls: readonly OutputControl[] }
  | { readonly kind: "leds"; readonly leds: readonly LedControl[] }
  | { readonly kind: "buzzers"; readonly buzzers: readonly BuzzerControl[] }
  | { readonly kind: "text"; readonly control: TextControl }
  | { readonly kind: "communication"; readonly address: number; readonly baudRate: number }
  | { readonly kind: "biometric-read"; readonly request: BiometricRequest }
  | { readonly kind: "biometric-match"; readonly request: BiometricRequest; readonly template: Uint8Array }
  | { readonly kind: "set-key"; readonly keyType: number; readonly key: Uint8Array }
  | { readonly kind: "challenge"; readonly random: Uint8Array }
  | { readonly kind: "server-cryptogram"; readonly cryptogram: Uint8Array }
  | { readonly kind: "receive-size"; readonly longestMessage: number }
  | { readonly kind: "file-transfer"; readonly fragment: FileFragment }
  | { readonly kind: "manufacturer"; readonly vendor: Uint8Array; readonly data: Uint8Array }
  | { readonly kind: "extended-write"; readonly data: Uint8Array }
  | {
      readonly kind: "piv-data";
      readonly objectId: Uint8Array;
      readonly element: number;
      readonly offset: number;
    }
  | { readonly kind: "general-authenticate"; readonly part: MessagePart }
  | { readonly kind: "challenge-response"; readonly part: MessagePart }
  | { readonly kind: "abort" }
  | { readonly kind: "keep-active"; readonly durationMs: number };

/** The code byte of each command. */
export const commandCodes = {
  poll: 0x60,
  identify: 0x61,
  capabilities: 0x62,
  "local-status": 0x64,
  "input-status": 0x65,
  "output-status": 0x66,
  "reader-status": 0x67,
  outputs: 0x68,
  leds: 0x69,
  buzzers: 0x6a,
  text: 0x6b,
  communication: 0x6e,
  "biometric-read": 0x73,
  "biometric-match": 0x74,
  "set-key": 0x75,
  challenge: 0x76,
  "server-cryptogram": 0x77,
  "receive-size": 0x7b,
  "file-transfer": 0x7c,
  manufacturer: 0x80,
  "extended-write": 0xa1,
  abort: 0xa2,
  "piv-data": 0xa3,
  "general-authenticate": 0xa4,
  "challenge-response": 0xa5,
  "keep-active": 0xa7,
} as const satisfies Record<OsdpCommand["kind"], number>;

/** The data bytes of a command; the code stands in `commandCodes`. */
export function writeCommand(command: OsdpCommand): Uint8Array {
  return Uint8Array.from(bytesOf(command));
}

function bytesOf(command: OsdpCommand): readonly number[] {
  switch (command.kind) {
    case "poll":
    case "local-status":
    case "input-status":
    case "output-status":
    case "reader-status":
    case "abort":
      return [];
    // The one defined type of both reports.
    case "identify":
    case "capabilities":
      return [0];
    case "outputs":
      return writeOutputs(command.controls);
    case "leds":
      return writeLeds(command.leds);
    case "buzzers":
      return writeBuzzers(command.buzzers);
    case "text":
      return writeText(command.control);
    case "communication":
      return [command.address, ...u32(command.baudRate)];
    case "biometric-read":
      return writeBiometricRequest(command.request);
    case "biometric-match":
      return [
        ...writeBiometricRequest(command.request),
        ...u16(command.template.length),
        ...command.template,
      ];
    case "set-key":
      return [command.keyType, command.key.length, ...command.key];
    case "challenge":
      return [...command.random];
    case "server-cryptogram":
      return [...command.cryptogram];
    case "receive-size":
      return u16(command.longestMessage);
    case "file-transfer":
      return writeFileFragment(command.fragment);
    case "manufacturer":
      return [...command.vendor, ...command.data];
    case "extended-write":
      return [...command.data];
    case "piv-data":
      return [...command.objectId, command.element, ...u16(command.offset)];
    case "general-authenticate":
    case "challenge-response":
      return writeMessagePart(command.part);
    case "keep-active":
      return u16(command.durationMs);
  }
}

const kindByCode = new Map<number, OsdpCommand["kind"]>();
for (const kind of Object.keys(commandCodes) as OsdpCommand["kind"][])
  kindByCode.set(commandCodes[kind], kind);

/** Reads a command as a reader does: `unknown` for a code that is none, `malformed` for data of the wrong length. */
export function readCommand(code: number, data: Uint8Array): OsdpCommand | "unknown" | "malformed" {
  const kind = kindByCode.get(code);
  if (kind === undefined) return "unknown";
  const bytes = new ByteReader(data);
  const command = fieldsOf(kind, bytes);
  return bytes.isExhausted ? command : "malformed";
}

function fieldsOf(kind: OsdpCommand["kind"], bytes: ByteReader): OsdpCommand {
  switch (kind) {
    case "poll":
    case "local-status":
    case "input-status":
    case "output-status":
    case "reader-status":
    case "abort":
      return { kind };
    case "identify":
    case "capabilities":
      bytes.u8();
      return { kind };
    case "outputs":
      return { kind, controls: readOutputs(bytes) };
    case "leds":
      return { kind, leds: readLeds(bytes) };
    case "buzzers":
      return { kind, buzzers: readBuzzers(bytes) };
    case "text":
      return { kind, control: readText(bytes) };
    case "communication":
      return { kind, address: bytes.u8(), baudRate: bytes.u32() };
    case "biometric-read":
      return { kind, request: readBiometricRequest(bytes) };
    case "biometric-match":
      return { kind, request: readBiometricRequest(bytes), template: bytes.take(bytes.u16()) };
    case "set-key":
      return { kind, keyType: bytes.u8(), key: bytes.take(bytes.u8()) };
    case "challenge":
      return { kind, random: bytes.take(8) };
    case "server-cryptogram":
      return { kind, cryptogram: bytes.take(16) };
    case "receive-size":
      return { kind, longestMessage: bytes.u16() };
    case "file-transfer":
      return { kind, fragment: readFileFragment(bytes) };
    case "manufacturer":
      return { kind, vendor: bytes.take(3), data: bytes.rest() };
    case "extended-write":
      return { kind, data: bytes.rest() };
    case "piv-data":
      return { kind, objectId: bytes.take(3), element: bytes.u8(), offset: bytes.u16() };
    case "general-authenticate":
    case "challenge-response":
      return { kind, part: readMessagePart(bytes) };
    case "keep-active":
      return { kind, durationMs: bytes.u16() };
  }
}
