import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { MacKeyOwner } from "@gatehouse/contracts/passes/key-texts";

const tagLength = 16;
const nonceLength = 12;

/** MAC keys at rest have a key of their own, so that no other use of the server's key ever sees the same one. */
const keyAtRest = (secretKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync("sha256", secretKey, new Uint8Array(0), "gatehouse mac keys at rest 1", 32));

const belongsTo = (owner: MacKeyOwner): Buffer =>
  Buffer.from(`${owner.projectId} ${owner.passNumber} ${owner.epoch} ${owner.keyGeneration}`);

/** Encrypts a MAC key (AES-256-GCM). What it belongs to is under the tag: copied to another pass it cannot be opened. */
export function sealMacKey(secretKey: Uint8Array, owner: MacKeyOwner, macKey: Uint8Array): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", keyAtRest(secretKey), nonce).setAAD(belongsTo(owner));
  const sealed = Buffer.concat([nonce, cipher.update(macKey), cipher.final(), cipher.getAuthTag()]);
  return `1.${sealed.toString("base64url")}`;
}

/** Opens a sealed MAC key. Throws when it was changed, moved or sealed under another server key: that is damage, not a refusal. */
export function openMacKey(secretKey: Uint8Array, owner: MacKeyOwner, sealed: string): Uint8Array {
  if (!sealed.startsWith("1.")) throw new Error("a MAC key is sealed in an unknown way");
  const bytes = Buffer.from(sealed.slice(2), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyAtRest(secretKey), bytes.subarray(0, nonceLength))
    .setAAD(belongsTo(owner))
    .setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]);
}
