import type { IncomingMessage } from "node:http";

/** The caller's address; a forwarded one counts only behind a trusted proxy or from our own page rendering. */
export function callerAddress(request: IncomingMessage, trustProxy: boolean): string {
  const rendered = request.headers["x-gatehouse-address"];
  if (typeof rendered === "string") return rendered;
  const forwarded = trustProxy ? request.headers["x-forwarded-for"] : undefined;
  const last = typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined;
  return last || request.socket.remoteAddress || "unknown";
}
