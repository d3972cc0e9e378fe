/** The signs of a magic code: digits and capitals without 0 O 1 I L, which people confuse when they read or hear them. */
export const magicCodeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** How many signs a magic code has: 31^8 is about 8.5e11, against ten wrong tries an hour. */
export const magicCodeLength = 8;

/** How long a code that was made anew on the profile is good for. */
export const profileCodeValidityMs = 10 * 60 * 1000;

/** How long a kiosk session opened by a magic code lasts. */
export const kioskSessionMs = 30 * 60 * 1000;

/**
 * Turns random or HMAC bytes into a code in which every sign is equally likely. A plain remainder would favour the first eight
 * signs, as 256 is no multiple of 31, so bytes from 248 up are passed over. 32 bytes suffice but for about one case in 10^31.
 * @throws {RangeError} when the bytes run out, which random bytes of that length do not
 */
export function magicCodeFromBytes(bytes: Uint8Array): string {
  const size = magicCodeAlphabet.length;
  const fair = 256 - (256 % size);
  const signs = [...bytes].filter((byte) => byte < fair).map((byte) => magicCodeAlphabet.charAt(byte % size));
  if (signs.length < magicCodeLength) throw new RangeError("not enough bytes for a magic code");
  return signs.slice(0, magicCodeLength).join("");
}

/** The eight signs of what somebody typed, whatever the case, spaces and dashes; null when it cannot be a code. */
export function normaliseMagicCode(typed: string): string | null {
  return normalise(typed, magicCodeLength);
}

/** A code as people read it: XXXX-XXXX. */
export function formatMagicCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What the page behind the link asks for, so that no mail scanner can fill it in. */
export function lastFour(code: string): string {
  return code.slice(-4);
}

/** The four signs of what somebody typed into that field; null when they cannot be the end of a code. */
export function normaliseLastFour(typed: string): string | null {
  return normalise(typed, 4);
}

function normalise(typed: string, length: number): string | null {
  const signs = typed
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\u2212]/gu, "")
    .toUpperCase();
  const isCode = signs.length === length && [...signs].every((sign) => magicCodeAlphabet.includes(sign));
  return isCode ? signs : null;
}
