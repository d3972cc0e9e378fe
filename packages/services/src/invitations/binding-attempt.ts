import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** How long somebody may take from the button to the field: long enough to find the mail again. */
export const attemptValidityMs = 30 * 60 * 1000;

/**
 * A nonce for one attempt to bind a phone. It is signed instead of stored, so starting attempts costs no row and uses nothing
 * up, whoever presses the button. `subject` is the invitation's id, or `code` where a code will be typed.
 */
export function makeAttempt(secretKey: Uint8Array, subject: string, now: Date): string {
  const head = `${now.getTime().toString(36)}.${randomBytes(16).toString("base64url")}`;
  return `${head}.${seal(secretKey, subject, head)}`;
}

/**
 * Passes only for an attempt that was made here for this subject within the last 30 minutes.
 * @throws {DomainError} `pass.proof-invalid` with the reason `attempt`
 */
export function checkAttempt(secretKey: Uint8Array, subject: string, attempt: string, now: Date): void {
  const [made = "", nonce = "", given = ""] = attempt.split(".");
  const expected = Buffer.from(seal(secretKey, subject, `${made}.${nonce}`));
  const isOurs = expected.length === given.length && timingSafeEqual(expected, Buffer.from(given));
  const ageMs = now.getTime() - Number.parseInt(made, 36);
  if (!isOurs || !(ageMs < attemptValidityMs))
    throw new DomainError("pass.proof-invalid", { reason: "attempt" });
}

const seal = (secretKey: Uint8Array, subject: string, head: string): string =>
  createHmac("sha256", secretKey).update(`binding-attempt\u0000${subject}\u0000${head}`).digest("base64url");
