import { equalBytes } from "../bytes.ts";
import { blockLength, encryptBlock } from "./block-cipher.ts";
import { installKey } from "./session-keys.ts";

/** Why a key is no secret. */
export type KeyWeakness = "wrong-length" | "install-key" | "repeating" | "counting" | "few-values";

// Sixteen random bytes show fewer than eight different values once in about 10^9 keys.
const fewestValues = 8;

/** Finds keys that a person typed rather than a generator drew; null for a key that may be one. */
export function weaknessOf(key: Uint8Array): KeyWeakness | null {
  if (key.length !== blockLength) return "wrong-length";
  if (equalBytes(key, installKey)) return "install-key";
  const steps = new Set(Array.from(key.subarray(1), (byte, index) => (byte - (key[index] ?? 0)) & 0xff));
  if (steps.size === 1) return steps.has(0) ? "repeating" : "counting";
  return new Set(key).size < fewestValues ? "few-values" : null;
}

/** Short public name of a key, to say which of two is meant without telling either. */
export function keyCheckValue(key: Uint8Array): string {
  return Buffer.from(encryptBlock(key, new Uint8Array(blockLength)).subarray(0, 3)).toString("hex");
}
