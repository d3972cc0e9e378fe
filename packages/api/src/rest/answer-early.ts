import type { IncomingMessage, ServerResponse } from "node:http";
import { answerJson } from "./answer-json.ts";

/** How long what still comes of a body is thrown away before the connection is closed. */
const lingerMs = 10_000;

/**
 * A JSON answer to a request whose body was perhaps not read to its end. What still comes of it is thrown away for ten seconds,
 * and only then the connection is closed: closed over bytes that nobody read, it takes the answer with it (RFC 9112, 9.6).
 */
export function answerEarly(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object,
): void {
  answerJson(response, status, body);
  if (request.complete) return;
  const timer = setTimeout(() => request.destroy(), lingerMs);
  request.once("close", () => clearTimeout(timer)).resume();
}
