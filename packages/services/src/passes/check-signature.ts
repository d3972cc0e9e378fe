import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Binding } from "@gatehouse/contracts/passes/binding";
import { bindingText } from "@gatehouse/contracts/passes/key-texts";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** Whether `signature` (r ‖ s, base64url) is the one of the P-256 key over the text. A key that is no point signs nothing. */
export function isSignedBy(publicKey: string, text: Uint8Array, signature: string): boolean {
  const key = readKey(publicKey);
  const given = Buffer.from(signature, "base64url");
  return key !== undefined && verify("sha256", text, { key, dsaEncoding: "ieee-p1363" }, given);
}

/**
 * Passes only when the new signing key itself signed this attempt and both new keys.
 * @throws {DomainError} `pass.proof-invalid`
 */
export function checkBinding(binding: Binding): void {
  const isProven = isSignedBy(binding.signKey, bindingText(binding), binding.proof);
  if (!isProven) throw new DomainError("pass.proof-invalid", { reason: "binding" });
}

/** A key as people compare it: the first 8 bytes of its SHA-256, in groups of four hex digits. */
export function keyFingerprint(publicKey: string): string {
  const hash = createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex");
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}

function readKey(publicKey: string): KeyObject | undefined {
  const point = Buffer.from(publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  try {
    return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  } catch {
    return undefined;
  }
}
