import { QueryCache, QueryClient } from "@tanstack/solid-query";
import { isServer } from "solid-js/web";
import { failureOf } from "./failure.ts";

/** How long an answer is taken as it is; live events keep it true meanwhile. */
const freshForMs = 30_000;
const mostRetries = 2;

/** The cache of one page, on the server of one request. Only what may have been the network's fault is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => isServer && stripError(error) }),
    defaultOptions: {
      queries: {
        staleTime: freshForMs,
        // Live events and snapshots say when to read again; a look at another window does not.
        refetchOnWindowFocus: false,
        // A call without a network fails and says so, instead of waiting without a word.
        networkMode: "always",
        retry: (failures, error) => failures < mostRetries && failureOf(error).kind === "unreachable",
      },
    },
  });
}

/** An error of a page drawn on the server is written into that page: only what it says to the visitor may go along, neither its stack nor the headers of our own call. */
function stripError(error: Error): void {
  for (const name of ["meta", "shape", "cause", "stack"]) Reflect.deleteProperty(error, name);
}
