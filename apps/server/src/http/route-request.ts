import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers one request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A handler for every path that begins so; the first that fits answers. */
export type Mount = { readonly prefix: string; readonly handle: Handler };

/** Hands each request to the first mount that fits, and ends whatever breaks with an empty 500 instead of the process. */
export function routeRequest(mounts: readonly Mount[], report: (error: unknown) => void): Handler {
  return async (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const mount = mounts.find(
      ({ prefix }) =>
        prefix === "/" || path === prefix || path.startsWith(prefix.endsWith("/") ? prefix : `${prefix}/`),
    );
    try {
      if (mount) await mount.handle(request, response);
      else answer(response, 404, "Not found.");
    } catch (error) {
      report(error);
      if (!response.headersSent) answer(response, 500, "Something went wrong on our side.");
      else response.destroy();
    }
  };
}

/** A short plain-text answer. */
export function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${text}\n`);
}
