import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

const nonce = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const signature = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/));
const position = z.int().check(z.nonnegative());

/** The server's first word on every connection: 32 random bytes to sign, and its clock (ms since 1970). */
export const challenge = z.object({ protocol: z.number(), nonce, serverTime: z.number() });
export type Challenge = z.output<typeof challenge>;

/**
 * Where a bridge stands: its journal's life and next number, the list and blocks it holds durably. The signature is over
 * `helloMessage`; `nonce` is for the server to sign in turn.
 */
export const hello = z.strictObject({
  protocol: z.number(),
  projectId: id,
  bridgeId: id,
  epoch: id,
  nextSeq: z.int().check(z.positive()),
  /** The first number it still holds; the ones below are stored at the server or were given up by a tombstone. */
  firstHeldSeq: z.int().check(z.positive()),
  listVersion: position,
  listHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  blockPosition: position,
  version: z.string().check(z.maxLength(50)),
  nonce,
  signature,
});
export type Hello = z.output<typeof hello>;

/** The server believes the bridge, or says why not. `nextSeq` is the number it expects next. */
export const welcome = z.union([
  z.object({
    kind: z.literal("welcome"),
    projectId: id,
    siteId: id,
    nextSeq: z.int().check(z.positive()),
    serverTime: z.number(),
    signature,
    /** Keys that printed badges of this project are signed with, by number. */
    badgeKeys: z.array(z.object({ keyNumber: z.int(), publicKey: z.string() })),
  }),
  z.object({ kind: z.literal("refused"), code: z.string() }),
]);
export type Welcome = z.output<typeof welcome>;

/** The exact text a bridge signs: everything the server will act on, bound to this connection's nonce. */
export function helloMessage(nonceOfServer: string, said: Omit<Hello, "signature">): string {
  const { bridgeId, epoch, nextSeq, firstHeldSeq, listVersion, listHash, blockPosition, nonce: own } = said;
  const fields = [
    nonceOfServer,
    bridgeId,
    epoch,
    nextSeq,
    firstHeldSeq,
    listVersion,
    listHash,
    blockPosition,
    own,
  ];
  return ["gatehouse bridge hello 1", ...fields].join("\n");
}

/** The exact text the server signs in turn, so that a bridge follows nobody but the server it was paired with. */
export function welcomeMessage(nonceOfBridge: string, bridgeId: string): string {
  return ["gatehouse bridge welcome 1", nonceOfBridge, bridgeId].join("\n");
}
