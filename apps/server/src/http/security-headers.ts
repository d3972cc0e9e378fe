import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Request headers only this process may set; whatever comes from outside under these names is dropped. */
export const internalHeaders = ["x-gatehouse-nonce", "x-gatehouse-ssr", "x-gatehouse-address"] as const;

/** Headers every answer carries (OWASP ASVS 5.0, 3.4). Scripts run by a nonce of this request, which the page reads from its request. */
export function secureHeaders(request: IncomingMessage, response: ServerResponse, secure: boolean): void {
  const nonce = randomBytes(16).toString("base64");
  request.headers["x-gatehouse-nonce"] = nonce;
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  response.setHeader("content-security-policy", policy.join("; "));
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(self), microphone=(), geolocation=()");
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}

/** Drops what only this process may say, unless it proves to be this process. */
export function stripInternalHeaders(request: IncomingMessage, ssrSecret: string): void {
  const own = request.headers["x-gatehouse-ssr"] === ssrSecret;
  for (const name of internalHeaders) if (!own || name === "x-gatehouse-nonce") delete request.headers[name];
}
