import { createHmac, timingSafeEqual } from "node:crypto";

/** The three headers of a Svix-signed request (docs.svix.com, verifying payloads manually). */
export type SvixHeaders = { readonly id: string; readonly timestamp: string; readonly signature: string };

/** How far a stamp may lie from our clock, either way; beyond it a recorded request could be replayed. */
export const toleranceMs = 5 * 60_000;

/** Why a request is not believed. */
export type SvixVerdict = "genuine" | "stale" | "forged";

/**
 * Judges the raw bytes of a request. Several signatures may stand in the header and several secrets may be ours, so that a secret
 * can be changed without losing an event; one pair that fits is enough.
 */
export function verifySvix(
  secrets: readonly string[],
  headers: SvixHeaders,
  rawBody: Uint8Array,
  now: Date,
): SvixVerdict {
  const stamp = Number(headers.timestamp);
  if (headers.id === "" || !/^\d{1,12}$/.test(headers.timestamp)) return "forged";
  const given = headers.signature
    .split(" ")
    .filter((one) => one.startsWith("v1,"))
    .map((one) => Buffer.from(one.slice(3), "base64"));
  // An empty secret is a key anybody has.
  const isSigned = secrets
    .filter((secret) => keyOf(secret).length > 0)
    .some((secret) => {
      const ours = mac(secret, headers, rawBody);
      return given.some((theirs) => theirs.length === ours.length && timingSafeEqual(theirs, ours));
    });
  if (!isSigned) return "forged";
  return Math.abs(now.getTime() - stamp * 1000) <= toleranceMs ? "genuine" : "stale";
}

/** The header value that proves `rawBody` to whoever holds the secret. */
export const signSvix = (
  secret: string,
  headers: Omit<SvixHeaders, "signature">,
  rawBody: Uint8Array,
): string => `v1,${mac(secret, headers, rawBody).toString("base64")}`;

function mac(secret: string, { id, timestamp }: Omit<SvixHeaders, "signature">, rawBody: Uint8Array): Buffer {
  return createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.`).update(rawBody).digest();
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ""), "base64");
