import type { PresentedCredential } from "../observations/presented-credential.ts";
import type { BitFormat } from "./bit-format.ts";
import { bitsOf, credentialBits, fieldValue, hasRightParity } from "./bit-image.ts";
import type { ReaderProfile } from "./reader-profile.ts";
import { wiegandFormats } from "./wiegand-formats.ts";

/** Turns a bit image into a credential as the reader's profile says; what the profile does not name is unreadable. */
export function readBits(profile: ReaderProfile, bytes: Uint8Array, count: number): PresentedCredential {
  const format = profile.bitFormats.map((name) => wiegandFormats[name]).find((each) => each.bits === count);
  if (format !== undefined) return readFormat(format, bytes);
  const bits = credentialBits(bytes, count);
  if (profile.serialBits.includes(count)) {
    return { kind: "card", number: bits.hex.toUpperCase(), facility: null, format: "uid", bits };
  }
  if (profile.keyBits === count) {
    const key = readKey(bytes[0] ?? 0, count);
    return key === null
      ? { kind: "unreadable", reason: "parity", format: `key-${count}`, bits }
      : { kind: "keypad", keys: key };
  }
  if (profile.text !== null && count % 8 === 0) {
    const read = readText(profile, bytes);
    if (read.kind !== "unreadable") return read;
  }
  return { kind: "unreadable", reason: "unknown-format", format: null, bits };
}

/** Turns characters into a credential: printable ASCII only, line ends and padding around it dropped. */
export function readText(profile: ReaderProfile, bytes: Uint8Array): PresentedCredential {
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\r\n\0 ]+$/, "");
  const isPlain = /^[\x20-\x7e]+$/.test(text) && text.length >= profile.shortestText;
  if (profile.text === null || !isPlain) {
    const bits = credentialBits(bytes, bytes.length * 8);
    const reason = profile.text === null ? "not-in-profile" : "unknown-format";
    return { kind: "unreadable", reason, format: "text", bits };
  }
  if (profile.text === "code") return { kind: "code", text };
  return { kind: "card", number: text.trim(), facility: null, format: "text", bits: null };
}

function readFormat(format: BitFormat, bytes: Uint8Array): PresentedCredential {
  const bits = credentialBits(bytes, format.bits);
  const image = bitsOf(bytes, format.bits);
  if (!hasRightParity(image, format))
    return { kind: "unreadable", reason: "parity", format: format.name, bits };
  const value = fieldValue(image, format.number);
  const number =
    format.numberAs === "decimal"
      ? String(value)
      : value
          .toString(16)
          .toUpperCase()
          .padStart(format.number.length / 4, "0");
  const facility = format.facility === null ? null : String(fieldValue(image, format.facility));
  return { kind: "card", number, facility, format: format.name, bits };
}

// 0 to 9, then * and # (Wiegand keypads; an 8-bit burst repeats the key complemented in its upper half).
const keys = "0123456789*#";

function readKey(byte: number, count: number): string | null {
  const key = count === 4 ? byte >> 4 : byte & 0x0f;
  if (count === 8 && byte >> 4 !== (~key & 0x0f)) return null;
  return keys[key] ?? null;
}
