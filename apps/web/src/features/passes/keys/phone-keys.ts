import { bindingText, type MacKeyOwner, macKeyInfo } from "@gatehouse/contracts/passes/key-texts";
import { fromBase64url, toBase64url } from "./base64url.ts";

const curve = "P-256";
const ecdsa = { name: "ECDSA", hash: "SHA-256" } as const;

/** A key pair whose private half no script can read out, and its public half as it travels. */
export type PhoneKey = { readonly privateKey: CryptoKey; readonly publicKey: string };

/** The key that speaks for this phone. */
export async function makeSignKey(): Promise<PhoneKey> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: curve }, false, [
    "sign",
    "verify",
  ]);
  return halvesOf(pair);
}

/** The key that agrees with the server on a MAC key, used for that once and then dropped. */
export async function makeAgreeKey(): Promise<PhoneKey> {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: curve }, false, ["deriveKey"]);
  return halvesOf(pair);
}

/** A signature (r ‖ s) as it travels. */
export async function signText(key: CryptoKey, text: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(await crypto.subtle.sign(ecdsa, key, text));
}

/** Proof that both new keys belong to this attempt. */
export async function proveBinding(attempt: string, sign: PhoneKey, agree: PhoneKey) {
  const keys = { attempt, signKey: sign.publicKey, agreeKey: agree.publicKey };
  return { ...keys, proof: await signText(sign.privateKey, bindingText(keys)) };
}

/** The MAC key both sides agree on. It is made inside the browser's key store: no script ever holds its bytes. */
export async function agreeMacKey(
  agree: CryptoKey,
  serverKey: string,
  owner: MacKeyOwner,
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const theirs = { name: "ECDH", namedCurve: curve };
  const point = await subtle.importKey("raw", fromBase64url(serverKey), theirs, false, []);
  const shared = await subtle.deriveKey({ name: "ECDH", public: point }, agree, "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: macKeyInfo(owner) };
  return subtle.deriveKey(hkdf, shared, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
}

async function halvesOf({ privateKey, publicKey }: CryptoKeyPair): Promise<PhoneKey> {
  return { privateKey, publicKey: toBase64url(await crypto.subtle.exportKey("raw", publicKey)) };
}
