import type { IncomingMessage } from "node:http";

/** Judges whether a request comes from our own pages. */
export type OwnOrigin = (origin: string | undefined) => boolean;

/** The public address and, while that is loopback, its other spellings. A request without Origin comes from no page. */
export function ownOrigins(publicUrl: URL): OwnOrigin {
  const port = publicUrl.port === "" ? "" : `:${publicUrl.port}`;
  const spellings = ["localhost", "127.0.0.1", "[::1]"];
  const allowed = new Set([publicUrl.origin]);
  if (spellings.includes(publicUrl.hostname))
    for (const host of spellings) allowed.add(`${publicUrl.protocol}//${host}${port}`);
  return (origin) => origin === undefined || allowed.has(origin);
}

/** A state-changing request a foreign page sent with the visitor's cookie. Both signals are asked, whichever the browser sends. */
export function isCrossSite(request: IncomingMessage, isOwn: OwnOrigin): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method ?? "GET")) return false;
  const site = request.headers["sec-fetch-site"];
  if (typeof site === "string" && site !== "same-origin" && site !== "none") return true;
  return !isOwn(request.headers.origin);
}

/** The caller's address; a forwarded one counts only behind a trusted proxy or from our own page rendering. */
export function callerAddress(request: IncomingMessage, trustProxy: boolean): string {
  const rendered = request.headers["x-gatehouse-address"];
  if (typeof rendered === "string") return rendered;
  const forwarded = trustProxy ? request.headers["x-forwarded-for"] : undefined;
  const last = typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined;
  return last || request.socket.remoteAddress || "unknown";
}
