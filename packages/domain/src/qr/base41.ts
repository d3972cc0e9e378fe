/**
 * Text of a code: two bytes in three characters of 41 (41³ = 68,921 > 65,536), most significant first, as RFC 9285
 * does with 45. The 41 are QR alphanumeric without space, `$`, `%` and `*`: a space at an end is trimmed by serial
 * readers, the others differ between keyboard layouts and reader scripts. No letter case, so nothing can fold it.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:";

const values = new Map([...alphabet].map((character, value) => [character, value]));

/** Text of an even number of bytes, 3 characters for 2 bytes. An odd last byte is written as if a zero followed. */
export function toBase41(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0);
    text += alphabet.charAt(Math.floor(pair / 1681)) + alphabet.charAt(Math.floor(pair / 41) % 41);
    text += alphabet.charAt(pair % 41);
  }
  return text;
}

/** The bytes of a text, or null when its length, a character or a triple (above 65,535) is not one `toBase41` writes. */
export function fromBase41(text: string): Uint8Array | null {
  if (text.length % 3 !== 0) return null;
  const bytes = new Uint8Array((text.length / 3) * 2);
  for (let i = 0; i < text.length / 3; i++) {
    const high = values.get(text.charAt(i * 3));
    const middle = values.get(text.charAt(i * 3 + 1));
    const low = values.get(text.charAt(i * 3 + 2));
    if (high === undefined || middle === undefined || low === undefined) return null;
    const pair = high * 1681 + middle * 41 + low;
    if (pair > 0xffff) return null;
    bytes[i * 2] = pair >> 8;
    bytes[i * 2 + 1] = pair & 0xff;
  }
  return bytes;
}
