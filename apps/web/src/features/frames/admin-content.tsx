import type { AsOf } from "@gatehouse/contracts/live/frame";
import { useQueryClient } from "@tanstack/solid-query";
import { ErrorBoundary, type JSX, Suspense } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { PageFailure } from "./page-failure.tsx";

/** The page inside the shell: while it loads, when it breaks, and when answers it shows may have missed something. */
export function AdminContent(props: { children: JSX.Element }) {
  const live = useLive();
  const queries = useQueryClient();
  live.onSnapshot("changes", (at) => {
    // Answers say where they were read: only those before `at` can have missed something. The users list looks after itself.
    void queries.invalidateQueries({
      predicate: ({ queryKey, state }) => queryKey[0] !== "users.list" && isOlder(state.data, at),
    });
  });
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => (
        <PageFailure title="This page could not be shown" error={error} onRetry={reset} />
      )}
    >
      <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

function isOlder(data: unknown, at: AsOf): boolean {
  if (typeof data !== "object" || data === null || !("asOf" in data)) return false;
  const read = data.asOf;
  if (typeof read !== "object" || read === null || !("position" in read) || !("epoch" in read)) return false;
  return read.epoch !== at.epoch || Number(read.position) < at.position;
}

/** The head of a page and a few lines, in the places where they will be. */
function PageSkeleton() {
  return (
    <div aria-busy="true" class="flex flex-col gap-5 p-4">
      <span class="sr-only" role="status">
        Loading
      </span>
      <Skeleton class="h-5" width="9rem" />
      <Skeleton width="22rem" />
      <div class="mt-4 flex flex-col gap-6">
        <Skeleton width="82%" />
        <Skeleton width="74%" />
        <Skeleton width="79%" />
        <Skeleton width="68%" />
      </div>
    </div>
  );
}
