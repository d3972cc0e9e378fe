import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import { onMount } from "solid-js";
import { ErrorState } from "../states/error-state.tsx";
import { PlainShell } from "./plain-shell.tsx";

/** What stands in place of a page that has thrown: a bug of ours, said as such, with a way on. */
export function BrokenPage(props: { error: unknown; onRetry: () => void }) {
  onMount(() => console.error(props.error));
  return (
    <PlainShell>
      <Title>Something broke · Gatehouse</Title>
      <HttpStatusCode code={500} />
      <ErrorState title="This page broke" level={1} onRetry={props.onRetry}>
        The mistake is ours. What you had saved is safe, doors and passes go on as before. Try again, or go
        back to the page you came from.
      </ErrorState>
    </PlainShell>
  );
}
