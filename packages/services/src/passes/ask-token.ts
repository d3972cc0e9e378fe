import { createHmac, timingSafeEqual } from "node:crypto";

/** Good for nothing but asking for a new invitation for this pass; a phone keeps it where its keys are not. */
export const askToken = (secretKey: Uint8Array, passId: string): string =>
  createHmac("sha256", secretKey).update(`pass-ask\u0000${passId}`).digest("base64url");

/** Whether a phone may ask for this pass. */
export function isAskToken(secretKey: Uint8Array, passId: string, given: string): boolean {
  const expected = Buffer.from(askToken(secretKey, passId));
  const told = Buffer.from(given);
  return expected.length === told.length && timingSafeEqual(expected, told);
}
