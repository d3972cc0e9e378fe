import { createECDH, hkdfSync } from "node:crypto";
import { type MacKeyOwner, macKeyInfo } from "@gatehouse/contracts/passes/key-texts";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** The MAC key both sides now have, and the public half the phone needs to get there. */
export type AgreedKey = { readonly macKey: Uint8Array; readonly serverKey: string };

/**
 * Agrees with a phone on one MAC key: ECDH on P-256, then HKDF-SHA-256. The server's half is made for this one agreement and
 * forgotten with the end of this function, so nothing kept afterwards could derive the key again.
 * @throws {DomainError} `request.invalid` when the phone's key is no point of the curve
 */
export function agreeMacKey(phoneKey: string, owner: MacKeyOwner): AgreedKey {
  const own = createECDH("prime256v1");
  const serverKey = own.generateKeys().toString("base64url");
  const shared = secretWith(own, phoneKey);
  const macKey = new Uint8Array(hkdfSync("sha256", shared, new Uint8Array(0), macKeyInfo(owner), 32));
  return { macKey, serverKey };
}

function secretWith(own: ReturnType<typeof createECDH>, phoneKey: string): Buffer {
  try {
    return own.computeSecret(Buffer.from(phoneKey, "base64url"));
  } catch (error) {
    throw new DomainError("request.invalid", {
      field: "agreeKey",
      cause: error instanceof Error ? "no point of the curve" : null,
    });
  }
}
