import path from "node:path";
import sirv from "sirv";
import type { Handler } from "./route-request.ts";

type Middleware = (...args: Parameters<Handler>) => void | Promise<void>;

/** The built pages: files first, then the rendering handler. A missing build file is a 404, never the app. */
export async function loadPages(): Promise<Handler> {
  const output = path.resolve(import.meta.dirname, "../../../web/.output");
  const files = sirv(path.join(output, "public"), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, file) => {
      if (file.startsWith("/_build/assets/")) response.setHeader("cache-control", "public, max-age=31536000, immutable");
      else response.setHeader("cache-control", "no-cache");
    },
  });
  const { middleware }: { middleware: Middleware } = await import(path.join(output, "server/index.mjs"));
  return (request, response) =>
    files(request, response, () => {
      if (request.url?.startsWith("/_build/")) {
        response.writeHead(404).end();
        return;
      }
      response.setHeader("cache-control", "no-store");
      void middleware(request, response);
    });
}
