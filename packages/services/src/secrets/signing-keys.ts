import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { deriveSecret } from "./derive-secret.ts";

/** What a derived signing key signs; a signature of one purpose never counts for another. */
export type SigningPurpose = "lease-signature" | "badge-signature";

/** The bytes before the 32 of an Ed25519 private key in PKCS #8 (RFC 8410 7). */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** The Ed25519 key of a project for a purpose. It is derived from the secret key and stored nowhere. */
export function signingKey(secretKey: Uint8Array, purpose: SigningPurpose, projectId: string): KeyObject {
  const seed = deriveSecret(secretKey, purpose, projectId);
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: "der", type: "pkcs8" });
}

/** The public half as it travels: 32 bytes base64url. */
export function publicHalf(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: "jwk" });
  if (x === undefined) throw new Error("this is no Ed25519 key");
  return x;
}

/** Signs a text; 64 bytes base64url. */
export const signText = (key: KeyObject, text: string): string =>
  sign(null, Buffer.from(text), key).toString("base64url");

/** Whether a public key signed this text. A key that is none has signed nothing. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}
