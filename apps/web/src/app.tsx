import "./styles/app.css";
import { MetaProvider, Title } from "@solidjs/meta";
import { Router } from "@solidjs/router";
import { FileRoutes } from "@solidjs/start/router";
import { QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import { Suspense } from "solid-js";

export default function App() {
  return (
    <Router
      root={(props) => {
        // Inside the root: on the server each request gets a cache of its own.
        const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });
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
