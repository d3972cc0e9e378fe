import type { BadgeCodeVerdict } from "../doors/presentation.ts";
import { fromBase41, toBase41 } from "./base41.ts";

/**
 * The code of a printed badge, 86 bytes = 129 characters, big-endian:
 *
 *     version 1 byte · signing key number 1 · project 16 · serial 4 · Ed25519 signature 64
 *
 * It is static and can be photographed: it proves that we printed it, not who holds it. It does not fit an OSDP read
 * (64 bytes); readers on serial or network lines carry it. `projectId` is a UUID.
 */
export type BadgeCode = { readonly projectId: string; readonly keyNumber: number; readonly serial: number };

/** What became of parsing a text. */
export type ParsedBadgeCode =
  | { readonly kind: "parsed"; readonly code: BadgeCode; readonly signature: Uint8Array }
  | { readonly kind: "malformed" }
  | { readonly kind: "unknown-version" };

/** Checks an Ed25519 signature under one key. */
export type VerifyBadge = (message: Uint8Array, signature: Uint8Array) => boolean;

/** The length of a badge code's text. No other code of ours has it. */
export const badgeCodeLength = 129;

const version = 1;
const bodyLength = 22;
const signatureLength = 64;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The exact bytes that are signed: "gatehouse badge code 1", a zero byte, the 22 body bytes, so the project is under
 * the signature.
 *
 * @throws {RangeError} when a field does not fit its bytes
 */
export function badgeCodeMessage(code: BadgeCode): Uint8Array {
  const purpose = new TextEncoder().encode("gatehouse badge code 1\0");
  const message = new Uint8Array(purpose.length + bodyLength);
  message.set(purpose);
  message.set(bodyOf(code), purpose.length);
  return message;
}

/**
 * The text of a signed badge code.
 *
 * @throws {RangeError} when a field does not fit its bytes or the signature is not 64 bytes
 */
export function encodeBadgeCode(code: BadgeCode, signature: Uint8Array): string {
  if (signature.length !== signatureLength) throw new RangeError("An Ed25519 signature has 64 bytes");
  const bytes = new Uint8Array(bodyLength + signatureLength);
  bytes.set(bodyOf(code));
  bytes.set(signature, bodyLength);
  return toBase41(bytes);
}

/** Reads a text back. Says nothing about whether the badge is true. */
export function parseBadgeCode(text: string): ParsedBadgeCode {
  const bytes = text.length === badgeCodeLength ? fromBase41(text) : null;
  if (bytes === null) return { kind: "malformed" };
  if (bytes[0] !== version) return { kind: "unknown-version" };
  const hex = [...bytes.subarray(2, 18)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const projectId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const code = { projectId, keyNumber: bytes[1] ?? 0, serial: new DataView(bytes.buffer).getUint32(18) };
  return { kind: "parsed", code, signature: bytes.slice(bodyLength) };
}

/** Parse, project, key, signature. Whether the serial is live and its holder complete is the access list's to say. */
export function checkBadgeCode(
  text: string,
  projectId: string,
  keyOf: (keyNumber: number) => VerifyBadge | undefined,
): { readonly verdict: BadgeCodeVerdict; readonly code: BadgeCode | null } {
  const parsed = parseBadgeCode(text);
  if (parsed.kind !== "parsed") return { verdict: parsed.kind, code: null };
  const { code, signature } = parsed;
  if (code.projectId !== projectId.toLowerCase()) return { verdict: "foreign-project", code };
  const verify = keyOf(code.keyNumber);
  if (verify === undefined) return { verdict: "no-key", code };
  return { verdict: verify(badgeCodeMessage(code), signature) ? "ok" : "bad-signature", code };
}

function bodyOf({ projectId, keyNumber, serial }: BadgeCode): Uint8Array {
  const id = projectId.toLowerCase();
  if (!uuid.test(id)) throw new RangeError("A badge's project id is a UUID");
  if (!Number.isInteger(keyNumber) || keyNumber < 0 || keyNumber > 0xff)
    throw new RangeError("keyNumber does not fit a badge code");
  if (!Number.isInteger(serial) || serial < 0 || serial > 0xffffffff)
    throw new RangeError("serial does not fit a badge code");
  const body = new Uint8Array(bodyLength);
  body[0] = version;
  body[1] = keyNumber;
  const hex = id.replaceAll("-", "");
  for (let i = 0; i < 16; i++) body[2 + i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  new DataView(body.buffer).setUint32(18, serial);
  return body;
}
