import "./styles/app.css";
import { MetaProvider, Title } from "@solidjs/meta";
import { Router } from "@solidjs/router";
import { FileRoutes } from "@solidjs/start/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { ErrorBoundary, onCleanup, onMount, Suspense } from "solid-js";
import { makeQueryClient } from "~/lib/api/query-client.ts";
import { titleCutTexts } from "~/lib/cut-texts.ts";
import { BrokenPage } from "~/ui/shells/broken-page.tsx";

export default function App() {
  return (
    <Router
      root={(props) => {
        // Inside the root: on the server each request gets a cache of its own.
        const queries = makeQueryClient();
        onMount(() => onCleanup(titleCutTexts()));
        return (
          <QueryClientProvider client={queries}>
            <MetaProvider>
              <Title>Gatehouse</Title>
              <ErrorBoundary fallback={(error, retry) => <BrokenPage error={error} onRetry={retry} />}>
                <Suspense>{props.children}</Suspense>
              </ErrorBoundary>
            </MetaProvider>
          </QueryClientProvider>
        );
      }}
    >
      <FileRoutes />
    </Router>
  );
}
