import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** A P-256 point, uncompressed, 65 bytes in base64url. */
export const publicKey = z.string().check(z.regex(/^B[A-Za-z0-9_-]{86}$/));

/** An ECDSA P-256 signature as WebCrypto makes it (r ‖ s), 64 bytes in base64url. */
export const signature = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/));

/** The public halves of a phone's two new keys, bound to one attempt by a signature over `bindingText`. */
export const binding = z.strictObject({
  attempt: z.string().check(z.maxLength(200)),
  signKey: publicKey,
  agreeKey: publicKey,
  proof: signature,
});
export type Binding = z.output<typeof binding>;

/**
 * What a phone needs to become the pass: with `serverKey` it derives the MAC key. `askToken` is good for nothing but asking
 * for a new invitation, and is kept apart from the keys in case those get lost. `serverTime` is ms since 1970.
 */
export const boundPass = z.object({
  projectId: id,
  passId: id,
  passNumber: z.number(),
  epoch: z.number(),
  keyGeneration: z.number(),
  serverKey: publicKey,
  askToken: z.string(),
  serverTime: z.number(),
});
export type BoundPass = z.output<typeof boundPass>;

/** Binds a phone through the mailed link and the last four signs of the code in the same mail. */
export const activateInput = z.strictObject({
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  lastFour: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
  binding,
});
export type ActivateInput = z.output<typeof activateInput>;

/** Binds a phone through an address and a whole code: of a mail, made anew on the profile, or shown by a phone that moves. */
export const activateByCodeInput = z.strictObject({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  binding,
});
export type ActivateByCodeInput = z.output<typeof activateByCodeInput>;
