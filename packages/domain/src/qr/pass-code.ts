import { fromBase41, toBase41 } from "./base41.ts";

/**
 * The code a phone draws, 28 bytes = 42 characters, big-endian, most significant bit first:
 *
 *     version 4 bits · pass number 32 · epoch 16 · time step 28 · counter 16 · MAC 128
 *
 * 42 characters of QR alphanumeric mode hold 28 bytes and fit a version 2 symbol; as an OSDP read they are 42 bytes
 * of the 64 a small reader takes. 28 bits of 5 s steps since 2024 last until 2066.
 */
export type PassCode = {
  readonly passNumber: number;
  readonly epoch: number;
  readonly step: number;
  readonly counter: number;
};

/** A code and the 16 bytes that prove it. */
export type SignedPassCode = PassCode & { readonly mac: Uint8Array };

/** What a code belongs to without saying so: it is under the MAC but not in the text. */
export type PassCodeBinding = { readonly projectId: string; readonly keyGeneration: number };

/** What became of parsing a text. */
export type ParsedPassCode =
  | { readonly kind: "parsed"; readonly code: SignedPassCode }
  | { readonly kind: "malformed" }
  | { readonly kind: "unknown-version" };

/** The length of a code's text. No other code of ours has it. */
export const passCodeLength = 42;
/** HMAC-SHA-256, its first 16 bytes. */
export const passCodeMacLength = 16;
/** A new code every 5 s. */
export const passCodeStepMs = 5_000;
/** A code counts for 30 s after the step it was drawn in began. */
export const passCodeLifeMs = 30_000;
/** A phone may run this much ahead of the bridge. Running behind is paid out of the 30 s. */
export const passCodeEarlyMs = 10_000;

const version = 1;
/** 2024-01-01T00:00:00Z */
const stepOrigin = 1_704_067_200_000;
const headerLength = 12;

/** The step an instant (ms since 1970) falls into. */
export function passCodeStepAt(at: number): number {
  return Math.floor((at - stepOrigin) / passCodeStepMs);
}

/** When a step begins, ms since 1970. A phone that draws on these instants gets the full 30 s. */
export function passCodeDrawnAt(step: number): number {
  return stepOrigin + step * passCodeStepMs;
}

/** Whether a code of this step counts at `at`: `expired` after 30 s, `early` when the phone is more than 10 s ahead. */
export function passCodeFreshness(step: number, at: number): "ok" | "expired" | "early" {
  const age = at - passCodeDrawnAt(step);
  if (age < -passCodeEarlyMs) return "early";
  return age < passCodeLifeMs ? "ok" : "expired";
}

/**
 * The exact bytes that are MACed: "gatehouse pass code 1" and a zero byte, the length (1 byte) and UTF-8 of the project id,
 * the key generation (4 bytes), the 12 header bytes. Purpose and project keep a MAC from counting anywhere else.
 *
 * @throws {RangeError} when a field does not fit its bits
 */
export function passCodeMessage(code: PassCode, binding: PassCodeBinding): Uint8Array {
  const purpose = new TextEncoder().encode("gatehouse pass code 1\0");
  const project = new TextEncoder().encode(binding.projectId);
  requireWithin("projectId", project.length, 256);
  requireWithin("keyGeneration", binding.keyGeneration, 2 ** 32);
  const message = new Uint8Array(purpose.length + 1 + project.length + 4 + headerLength);
  message.set(purpose);
  message[purpose.length] = project.length;
  message.set(project, purpose.length + 1);
  const rest = purpose.length + 1 + project.length;
  new DataView(message.buffer).setUint32(rest, binding.keyGeneration);
  message.set(headerOf(code), rest + 4);
  return message;
}

/**
 * The text of a code. The phone calls it with the first 16 bytes of the HMAC of `passCodeMessage`.
 *
 * @throws {RangeError} when a field does not fit its bits or the MAC is not 16 bytes
 */
export function encodePassCode({ mac, ...code }: SignedPassCode): string {
  if (mac.length !== passCodeMacLength) throw new RangeError("A pass code's MAC has 16 bytes");
  const bytes = new Uint8Array(headerLength + passCodeMacLength);
  bytes.set(headerOf(code));
  bytes.set(mac, headerLength);
  return toBase41(bytes);
}

/** Reads a text back. Says nothing about whether the code is true. */
export function parsePassCode(text: string): ParsedPassCode {
  const bytes = text.length === passCodeLength ? fromBase41(text) : null;
  if (bytes === null) return { kind: "malformed" };
  const header = new DataView(bytes.buffer);
  const first = header.getUint8(0);
  if (first >> 4 !== version) return { kind: "unknown-version" };
  return {
    kind: "parsed",
    code: {
      passNumber: (header.getUint32(0) & 0x0fffffff) * 16 + (header.getUint8(4) >> 4),
      epoch: (header.getUint32(4) >>> 12) & 0xffff,
      step: (header.getUint32(6) & 0x0fffffff) >>> 0,
      counter: header.getUint16(10),
      mac: bytes.slice(headerLength),
    },
  };
}

function headerOf({ passNumber, epoch, step, counter }: PassCode): Uint8Array {
  requireWithin("passNumber", passNumber, 2 ** 32);
  requireWithin("epoch", epoch, 2 ** 16);
  requireWithin("step", step, 2 ** 28);
  requireWithin("counter", counter, 2 ** 16);
  const header = new DataView(new ArrayBuffer(headerLength));
  header.setUint32(0, version * 2 ** 28 + Math.floor(passNumber / 16));
  // Bits 32 to 63: the last 4 of the pass number, the epoch, the first 12 of the step.
  header.setUint32(4, (passNumber % 16) * 2 ** 28 + epoch * 2 ** 12 + Math.floor(step / 2 ** 16));
  header.setUint16(8, step % 2 ** 16);
  header.setUint16(10, counter);
  return new Uint8Array(header.buffer);
}

function requireWithin(name: string, value: number, limit: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= limit)
    throw new RangeError(`${name} does not fit a pass code`);
}
