import "./styles/app.css";
import { MetaProvider, Title } from "@solidjs/meta";
import { Router } from "@solidjs/router";
import { FileRoutes } from "@solidjs/start/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { Suspense } from "solid-js";
import { makeQueryClient } from "~/lib/api/query-client.ts";

export default function App() {
  return (
    <Router
      root={(props) => {
        // Inside the root: on the server each request gets a cache of its own.
        const queries = makeQueryClient();
        return (
          <QueryClientProvider client={queries}>
            <MetaProvider>
              <Title>Gatehouse</Title>
              <Suspense>{props.children}</Suspense>
            </MetaProvider>
          </QueryClientProvider>
        );
      }}
    >
      <FileRoutes />
    </Router>
  );
}
