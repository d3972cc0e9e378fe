import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { lineMetrics } from "@gatehouse/reader/supervisor/line-metrics";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { LineTraces } from "../traces/line-traces.ts";

/** What is told to whoever asks on this machine. */
export type StatusParts = {
  readonly lines: () => readonly ReaderLine[];
  readonly backlog: () => number;
  readonly traces: LineTraces;
};

/** A small server for this machine alone. */
export type StatusServer = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Tells how lines and readers are (`/healthz`, `/metrics`) and begins or ends a trace (`POST` or `DELETE` of
 * `/lines/ID/trace`). Listens on the loopback only and answers no browser: a page from elsewhere must not reach a door's
 * machinery through the browser of whoever maintains it.
 */
export async function openStatusServer(port: number, parts: StatusParts): Promise<StatusServer> {
  const server = createServer((request, response) => {
    const isRefused = isFromBrowser(request);
    send(
      response,
      isRefused ? { status: 403, body: { error: "not for browsers" } } : answerTo(request, parts),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function isFromBrowser({ headers }: IncomingMessage): boolean {
  // A name that was made to lead here is no loopback name, so the host counts too.
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(headers.host ?? "");
  return !isLocal || headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
}

type Answer = { readonly status: number; readonly body: object | string };

function answerTo({ method, url = "" }: IncomingMessage, parts: StatusParts): Answer {
  const lines = () => parts.lines().map((line) => line.health());
  if (method === "GET" && url === "/healthz")
    return { status: 200, body: { eventsToSend: parts.backlog(), lines: lines() } };
  if (method === "GET" && url === "/metrics")
    return { status: 200, body: `${backlogMetric(parts.backlog())}${lineMetrics(lines(), new Date())}` };
  const traced = /^\/lines\/([^/]+)\/trace$/.exec(url)?.[1];
  const lineId = traced === undefined ? null : decoded(traced);
  if (lineId !== null && method === "POST") {
    const begun = parts.traces.start(lineId);
    return { status: "file" in begun ? 201 : 409, body: begun };
  }
  if (lineId !== null && method === "DELETE") {
    const ended = parts.traces.stop(lineId);
    return ended === null
      ? { status: 404, body: { error: "no trace is running" } }
      : { status: 200, body: ended };
  }
  return { status: 404, body: { error: "not found" } };
}

function backlogMetric(backlog: number): string {
  const name = "gatehouse_bridge_events_to_send";
  return `# HELP ${name} Events the server has not taken yet.\n# TYPE ${name} gauge\n${name} ${backlog}\n`;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const isText = typeof body === "string";
  response.writeHead(status, {
    "content-type": isText ? "text/plain; version=0.0.4" : "application/json",
    "cache-control": "no-store",
  });
  response.end(isText ? body : `${JSON.stringify(body)}\n`);
}
