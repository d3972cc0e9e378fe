import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { appRouter } from "@gatehouse/api/rpc/app-router";
import type { MailPort } from "@gatehouse/api/rpc/mails/mail-port";
import type { RpcContext } from "@gatehouse/api/rpc/rpc";
import type { Auth } from "@gatehouse/auth/auth";
import type { Db } from "@gatehouse/services/connection";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import type { Logger } from "pino";
import { callerAddress } from "./caller-address.ts";
import { answer, type Mount } from "./route-request.ts";

/** The most calls one request may hold; a URL of thousands of commas would cost seconds. */
const maxBatch = 20;
/** The longest body a call may have. */
const maxBody = 1_000_000;

/** What every call is given, the same for all. */
export type RpcParts = {
  readonly db: Db;
  readonly auth: Auth;
  readonly mails: MailPort;
  readonly log: Logger;
  readonly trustProxy: boolean;
};

/** tRPC under `/trpc`, for our own pages only: a foreign page that sends the visitor's cookie is refused before anything runs. */
export function rpcMount(parts: RpcParts): Mount {
  const handle = createHTTPHandler({
    basePath: "/trpc/",
    router: appRouter,
    maxBodySize: maxBody,
    maxBatchSize: maxBatch,
    createContext: ({ req, res }) => makeContext(parts, req, res),
  });
  return {
    prefix: "/trpc",
    handle: (request, response) => {
      if (!parts.auth.isSameOrigin(request))
        return answer(response, 403, "This request did not come from a page of this server.");
      response.setHeader("cache-control", "no-store");
      return handle(request, response);
    },
  };
}

async function makeContext(
  { db, auth, mails, log, trustProxy }: RpcParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RpcContext> {
  const requestId = randomUUID();
  return {
    db,
    auth,
    mails,
    requestId,
    signedIn: (await auth.readSession(request.headers)) ?? null,
    address: callerAddress(request, trustProxy),
    userAgent: String(request.headers["user-agent"] ?? "").slice(0, 300),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    setCookie: (line) => void response.appendHeader("set-cookie", line),
    report: (error) => log.error({ requestId, err: error }, "a call broke"),
  };
}
