/** A bit image as a reader saw it: `hex` holds the bits left-justified, most significant first, the last byte padded with zeros. */
export type CredentialBits = { readonly count: number; readonly hex: string };

/**
 * What somebody held against a reader, before anything is decided about it.
 * Phone passes and printed badges both arrive as `code`: which of the two it is, the text itself says.
 */
export type PresentedCredential =
  /** Text of an optical code or of a phone, exactly as read. */
  | { readonly kind: "code"; readonly text: string }
  /**
   * A card or fob. `number` is decimal text (hexadecimal, upper case, for `format: "uid"`), leading zeros kept;
   * `bits` is null where the reader sent text.
   */
  | {
      readonly kind: "card";
      readonly number: string;
      readonly facility: string | null;
      readonly format: string;
      readonly bits: CredentialBits | null;
    }
  /** Keys pressed since the last report: `0`–`9`, `*`, `#`, and whatever else the reader has. Never to be logged. */
  | { readonly kind: "keypad"; readonly keys: string }
  /** Something was read that the reader's profile cannot turn into a credential. */
  | {
      readonly kind: "unreadable";
      readonly reason: "parity" | "unknown-format" | "not-in-profile";
      readonly format: string | null;
      readonly bits: CredentialBits | null;
    };
