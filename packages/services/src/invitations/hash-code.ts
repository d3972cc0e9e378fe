import { createHmac } from "node:crypto";
import { hmacKey } from "../secrets/hmac-key.ts";

/**
 * What the database keeps of a typed code. A code has about 39 bits, so that a plain hash in a stolen dump could be searched
 * through in minutes; this one cannot without the server's key.
 */
export const hashCode = (secretKey: Uint8Array, code: string): string =>
  createHmac("sha256", hmacKey(secretKey)).update(`code-lookup\u0000${code}`).digest("hex");
