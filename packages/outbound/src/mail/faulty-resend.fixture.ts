import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { makeDevMailbox } from "../mailbox/dev-mailbox.ts";
import { readBody } from "./read-body.ts";

/** What goes wrong with a request, if anything. The last three happen after the mails were taken. */
export type Fault =
  | "none"
  | "rate-limited"
  | "server-error"
  | "cut-before"
  | "error-after"
  | "cut-after"
  | "hang-after";

/** A mail service on loopback that fails as told and remembers keys as the real one does. */
export async function startFaultyResend(nextFault: () => Fault) {
  const mailbox = makeDevMailbox({ capacity: 100_000 });
  const requests: { at: number; key: string; fault: Fault }[] = [];

  const answer = (response: ServerResponse, status: number, body: object, headers: object = {}) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));
  const broken = { statusCode: 500, name: "application_error", message: "Something went wrong." };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body: unknown = JSON.parse(
      ((await readBody(request, 50_000_000)) ?? Buffer.from("null")).toString(),
    );
    const key = String(request.headers["idempotency-key"]);
    const fault = nextFault();
    requests.push({ at: performance.now(), key, fault });
    if (fault === "rate-limited")
      return answer(
        response,
        429,
        { statusCode: 429, name: "rate_limit_exceeded", message: "Slow." },
        { "retry-after": "0" },
      );
    if (fault === "server-error") return answer(response, 500, broken);
    if (fault === "cut-before") return request.socket.destroy();
    const taken = mailbox.acceptBatch(key, body, request.headers["x-batch-validation"] === "permissive");
    if (fault === "error-after") return answer(response, 500, broken);
    if (fault === "cut-after") return request.socket.destroy();
    if (fault === "hang-after") return;
    answer(response, taken.status, taken.body);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mailbox,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
