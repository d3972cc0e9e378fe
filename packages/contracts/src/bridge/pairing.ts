import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** An Ed25519 public key, 32 bytes, base64url. */
export const publicKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A bridge's first word ever: the one-shot code an admin was shown, and the public half of the key it has made for itself. */
export const pairRequest = z.strictObject({
  protocol: z.number(),
  code: z.string().check(z.minLength(1), z.maxLength(100)),
  publicKey,
  version: z.string().check(z.maxLength(50)),
});
export type PairRequest = z.output<typeof pairRequest>;

/** Who the bridge is from now on, and the key every lease is signed with. */
export const pairAnswer = z.union([
  z.object({ kind: z.literal("paired"), projectId: id, bridgeId: id, siteId: id, serverKey: publicKey }),
  z.object({ kind: z.literal("refused"), code: z.string() }),
]);
export type PairAnswer = z.output<typeof pairAnswer>;
