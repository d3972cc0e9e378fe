import { ErrorBoundary, type JSX, onMount, Suspense } from "solid-js";
import { showFailed } from "./toasts.tsx";

/**
 * A part of the page whose code is loaded when it is first asked for. If that fails, for want of a connection, it says so and is
 * closed again: what stands around it stays as it is.
 */
export function LatePart(props: { name: string; onFailed: () => void; children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(error: unknown) => <Failed name={props.name} error={error} onFailed={props.onFailed} />}
    >
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

function Failed(props: { name: string; error: unknown; onFailed: () => void }): JSX.Element {
  onMount(() => {
    // Kept for whoever looks into it: a boundary would otherwise swallow it.
    console.error(props.error);
    showFailed(
      `${props.name} could not be opened`,
      "Nothing was ordered. If the connection is lost, wait for it and load the page again.",
      () => window.location.reload(),
    );
    props.onFailed();
  });
  return undefined;
}
