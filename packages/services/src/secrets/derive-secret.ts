import { createHash, createHmac } from "node:crypto";
import { magicCodeFromBytes } from "@gatehouse/domain/invitations/magic-code";
import { hmacKey } from "./hmac-key.ts";

/** What a derived secret is good for; a secret of one purpose is never accepted for another. */
export type SecretPurpose =
  | "invitation-link"
  | "magic-code"
  | "profile-code"
  | "sign-in-link"
  | "sign-in-code"
  | "pass-move"
  | "lease-signature"
  | "badge-signature";

/**
 * Derives a secret from a row's id instead of storing it: HMAC-SHA-256 over purpose and id. A retry of a mail has the
 * identical body, and a dump of the database holds nothing that opens anything. 32 bytes.
 */
export function deriveSecret(key: Uint8Array, purpose: SecretPurpose, id: string): Uint8Array {
  return createHmac("sha256", hmacKey(key)).update(`${purpose}\u0000${id}`).digest();
}

/** A derived secret as it stands in a link: 43 characters, URL-safe. */
export const deriveToken = (key: Uint8Array, purpose: SecretPurpose, id: string): string =>
  Buffer.from(deriveSecret(key, purpose, id)).toString("base64url");

/** A derived magic code: eight signs, as `domain` spells them. */
export const deriveCode = (key: Uint8Array, purpose: SecretPurpose, id: string): string =>
  magicCodeFromBytes(deriveSecret(key, purpose, id));

/** What the database keeps of a secret. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
