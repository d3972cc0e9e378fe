import { createHmac } from "node:crypto";

/**
 * What the database keeps of a typed code. A code has about 39 bits, so that a plain hash in a stolen dump could be searched
 * through in minutes; this one cannot without the server's key.
 */
export const hashCode = (secretKey: Uint8Array, code: string): string =>
  createHmac("sha256", secretKey).update(`code-lookup\u0000${code}`).digest("hex");
