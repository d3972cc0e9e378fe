import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "@gatehouse/outbound/mail/read-body";
import { makeDevMailbox, type StoredMail } from "@gatehouse/outbound/mailbox/dev-mailbox";
import { simulatedEvent, simulatedEvents } from "@gatehouse/outbound/mailbox/simulated-event";
import { answer, type Mount } from "./route-request.ts";

/** How many mails the development mailbox keeps. */
const capacity = 2_000;
/** A batch of a hundred mails is about one megabyte. */
const longestBody = 20_000_000;

/** What the worker and the webhook need to speak with the development mailbox instead of the mail service. */
export type DevMail = {
  readonly mounts: readonly Mount[];
  readonly account: { readonly apiKey: string; readonly baseUrl: string };
  readonly webhookSecret: string;
};

/**
 * A mail service of our own on this machine, for trying the product: the worker sends to it as to the real one, people read
 * their mails on `/dev/mail`, and its buttons post signed reports to `/hooks/resend`. Its key and secret live as long as the
 * process. `origin` is where this machine reaches the server, `ownHost` the name people use.
 */
export function makeDevMail(options: {
  origin: string;
  ownHost: string;
  isSameOrigin: (request: IncomingMessage) => boolean;
}): DevMail {
  const { origin, ownHost, isSameOrigin } = options;
  const mailbox = makeDevMailbox({ capacity });
  const apiKey = `re_${randomBytes(24).toString("base64url")}`;
  const webhookSecret = `whsec_${randomBytes(32).toString("base64")}`;

  const takeMails = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (request.headers.authorization !== `Bearer ${apiKey}`) return answerJson(response, 401, wrongKey);
    const body = parse(await readBody(request, longestBody));
    const key = request.headers["idempotency-key"];
    const keyText = typeof key === "string" ? key : undefined;
    const permissive = request.headers["x-batch-validation"] === "permissive";
    const taken =
      path === "/emails" ? mailbox.acceptOne(keyText, body) : mailbox.acceptBatch(keyText, body, permissive);
    answerJson(response, taken.status, taken.body);
  };

  const simulate = async (request: IncomingMessage, response: ServerResponse, mail: StoredMail) => {
    if (!isSameOrigin(request))
      return answer(response, 403, "This request did not come from a page of this server.");
    const wish: unknown = parse(await readBody(request, 1_000));
    const type = simulatedEvents.find(
      (event) => wish !== null && typeof wish === "object" && Reflect.get(wish, "type") === event,
    );
    if (!type) return answer(response, 400, "Unknown event.");
    const reported = await fetch(`${origin}/hooks/resend`, {
      method: "POST",
      ...simulatedEvent(mail, type, webhookSecret, new Date()),
    });
    if (!reported.ok) return answer(response, 502, "The report was not taken.");
    mailbox.noteEvent(mail.id, type);
    response.writeHead(204).end();
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isThisMachine(request, ownHost)) return answer(response, 404, "Not found.");
    const { pathname, searchParams } = new URL(request.url ?? "/", origin);
    const path = pathname.replace(/^\/dev\/mail\/(api|messages)/, "");
    const posts = request.method === "POST";
    if (pathname.startsWith("/dev/mail/api/")) {
      const isSending = posts && (path === "/emails" || path === "/emails/batch");
      return isSending ? takeMails(request, response, path) : answer(response, 404, "Not found.");
    }
    if (path === "")
      return answerJson(response, 200, mailbox.list(searchParams.get("to") ?? undefined).map(view));
    const [, id = "", what] = path.split("/");
    const mail = mailbox.find(id);
    if (!mail) return answer(response, 404, "Not found.");
    return posts && what === "events"
      ? simulate(request, response, mail)
      : answerJson(response, 200, view(mail));
  };

  const mounts = ["/dev/mail/api", "/dev/mail/messages"].map((prefix) => ({ prefix, handle: serve }));
  return { mounts, account: { apiKey, baseUrl: `${origin}/dev/mail/api` }, webhookSecret };
}

const wrongKey = {
  statusCode: 401,
  name: "missing_api_key",
  message: "Missing API key in the authorization header.",
};

/** The mails hold sign-in links, so only this machine may read them, and no page whose name merely points here (DNS rebinding). */
function isThisMachine(request: IncomingMessage, ownHost: string): boolean {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const isLocalName = ["localhost", "127.0.0.1", "[::1]", ownHost].includes(host);
  // Whoever calls this machine by its address in the network from this machine comes from that same address.
  const from = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return isLocalName && ["127.0.0.1", "::1", ownHost].includes(from);
}

const view = ({ lastEvent, tags: _tags, at, ...mail }: StoredMail) => ({
  ...mail,
  at: at.toISOString(),
  state: lastEvent.replace("email.", ""),
});

function parse(body: Buffer | undefined): unknown {
  try {
    return body === undefined ? null : JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}
