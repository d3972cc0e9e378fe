import path from "node:path";
import type { Auth } from "@gatehouse/auth/auth";
import { needsSession } from "@gatehouse/auth/pages/needs-session";
import sirv from "sirv";
import { callerAddress } from "./caller-address.ts";
import type { Handler, Mount } from "./route-request.ts";

type Middleware = (...args: Parameters<Handler>) => void | Promise<void>;

/** What the pages depend on beside the session: whether development pages are shown, and whose word on an address counts. */
export type PageOptions = { readonly isDevelopment: boolean; readonly trustProxy: boolean };

/** The built pages: files first, then the rendering handler. Without a build (development) Vite serves them instead. */
export async function pageMount(auth: Auth, options: PageOptions): Promise<Mount> {
  if (process.env.GATEHOUSE_PAGES === "none")
    return { prefix: "/", handle: (_request, response) => void response.writeHead(404).end() };
  const output = path.resolve(import.meta.dirname, "../../../web/.output");
  const files = sirv(path.join(output, "public"), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, file) => {
      const immutable = file.startsWith("/_build/assets/");
      response.setHeader("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const { middleware }: { middleware: Middleware } = await import(path.join(output, "server/index.mjs"));
  const render: Handler = async (request, response) => {
    // A missing build file must never be answered with the app: a browser would run a page as a script.
    if (request.url?.startsWith("/_build/")) return void response.writeHead(404).end();
    const url = new URL(request.url ?? "/", "http://page");
    if (url.pathname.startsWith("/dev/") && !options.isDevelopment) return void response.writeHead(404).end();
    // The page asks the API from this machine; the address it speaks for is the visitor's.
    request.headers["x-gatehouse-address"] = callerAddress(request, options.trustProxy);
    if (needsSession(url.pathname) && !(await auth.readSession(request.headers))) {
      const next = encodeURIComponent(url.pathname + url.search);
      return void response
        .writeHead(302, { location: `/login?next=${next}`, "cache-control": "no-store" })
        .end();
    }
    response.setHeader("cache-control", "no-store");
    await middleware(request, response);
  };
  return {
    prefix: "/",
    handle: (request, response) =>
      new Promise((done, fail) => {
        response.once("close", done);
        files(request, response, () => void Promise.resolve(render(request, response)).catch(fail));
      }),
  };
}
