import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db } from "@gatehouse/services/connection";
import { recordMailEvent } from "@gatehouse/services/mails/record-mail-event";
import { readBody } from "./read-body.ts";
import { readMailEvent } from "./read-mail-event.ts";
import { type SvixHeaders, verifySvix } from "./svix-signature.ts";

/** `secrets` are the signing secrets that are good now (two while one is being replaced); `now` stands in for the clock in tests. */
export type ResendWebhookOptions = {
  readonly db: Db;
  readonly secrets: readonly string[];
  readonly now?: () => Date;
};

/** Events are a few kilobytes; a body beyond this is no event. */
const longestBody = 256 * 1024;

/**
 * The handler of the mail service's reports. 204 when taken (again), 401 when forged or stale, 400 when signed but unreadable;
 * the service repeats what was not taken. What it throws is ours: the router answers 500 and the service repeats.
 */
export function makeResendWebhook(options: ResendWebhookOptions) {
  const now = options.now ?? (() => new Date());
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = (status: number) => void response.writeHead(status, { "cache-control": "no-store" }).end();
    if (request.method !== "POST") return end(405);
    const rawBody = await readBody(request, longestBody);
    if (rawBody === undefined) return end(413);
    const headers = svixHeaders(request);
    if (!headers || verifySvix(options.secrets, headers, rawBody, now()) !== "genuine") return end(401);
    const event = readMailEvent(parse(rawBody));
    if (!event) return end(400);
    await recordMailEvent(options.db, { ...event, svixId: headers.id });
    end(204);
  };
}

function svixHeaders(request: IncomingMessage): SvixHeaders | undefined {
  const { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature } = request.headers;
  const isText = typeof id === "string" && typeof timestamp === "string" && typeof signature === "string";
  return isText && id.length <= 256 ? { id, timestamp, signature } : undefined;
}

function parse(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString("utf8"));
  } catch {
    return undefined;
  }
}
