import type { AppRouter } from "@gatehouse/api/rpc/app-router";
import { createTRPCClient, httpBatchLink, httpLink } from "@trpc/client";
import { getRequestEvent, isServer } from "solid-js/web";

/** The server takes no more calls in one request. */
const mostCalls = 20;
/** Node refuses request lines and headers beyond 16 kB together; cookies need their share. */
const longestUrl = 12_000;

// On the server each call goes alone: a batch would gather calls of different visitors under one visitor's cookie.
const link = isServer
  ? httpLink({ url: `${process.env.API_URL ?? ""}/trpc`, headers: visitorHeaders })
  : httpBatchLink({ url: "/trpc", maxItems: mostCalls, maxURLLength: longestUrl });

/** Every call to the server, typed by its router. While a page is drawn on the server it speaks for the visitor of that request. */
export const api = createTRPCClient<AppRouter>({ links: [link] });

/** Who the page is drawn for: the visitor's cookie and address, under the secret that tells our own drawing from outside requests. */
function visitorHeaders(): Record<string, string> {
  const event = getRequestEvent();
  const address = event?.request.headers.get("x-gatehouse-address") ?? event?.clientAddress;
  return {
    cookie: event?.request.headers.get("cookie") ?? "",
    "user-agent": event?.request.headers.get("user-agent") ?? "",
    "x-gatehouse-ssr": process.env.GATEHOUSE_SSR_SECRET ?? "",
    ...(address && { "x-gatehouse-address": address }),
  };
}
