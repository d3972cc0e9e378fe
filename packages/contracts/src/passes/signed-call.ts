import * as z from "zod/mini";
import { id } from "../fields/fields.ts";
import { publicKey, signature } from "./binding.ts";

/**
 * One call of a bound phone. `signature` is over `callText` with the method's name, so the same bytes count for no other
 * method; `at` rises with every call of a pass, so they count once.
 */
export const signedCall = z.strictObject({
  projectId: id,
  passId: id,
  epoch: z.int().check(z.nonnegative()),
  at: z.int().check(z.nonnegative()),
  body: z.string().check(z.maxLength(2_000)),
  signature,
});
export type SignedCall = z.output<typeof signedCall>;

/** A body that says nothing. */
export const nothing = z.strictObject({});

/** A new agreeing key; the call that carries it is signed by the bound key. */
export const renewKeyBody = z.strictObject({ agreeKey: publicKey });

/** A code for the installed app of the same phone, good for 10 minutes. */
export const startedMove = z.object({ code: z.string(), expiresAt: z.iso.datetime() });
export type StartedMove = z.output<typeof startedMove>;

/** The answer that lets a phone derive its MAC key anew. */
export const renewedKey = z.object({ keyGeneration: z.number(), serverKey: publicKey });
export type RenewedKey = z.output<typeof renewedKey>;

/** Asks for a new invitation from a phone that lost its keys but still knows which pass it was. */
export const askAnewInput = z.strictObject({
  projectId: id,
  passId: id,
  askToken: z.string().check(z.maxLength(100)),
});
