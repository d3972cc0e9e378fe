import { onMount } from "solid-js";
import { failureOf, isCallFailure } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ErrorState } from "~/ui/states/error-state.tsx";

/** What stands in place of a page that could not be shown: the answer of the server, or a bug of ours, said as such. */
export function PageFailure(props: {
  title: string;
  error: unknown;
  busy?: boolean | undefined;
  onRetry: () => void;
}) {
  // Kept for whoever looks into it: a boundary would otherwise swallow it.
  onMount(() => {
    if (!isCallFailure(props.error)) console.error(props.error);
  });
  return (
    <ErrorState title={props.title} level={1} busy={props.busy} onRetry={props.onRetry}>
      {isCallFailure(props.error)
        ? failureText(failureOf(props.error))
        : "The mistake is ours. What you had saved is safe. Try again, or go back to the page you came from."}
    </ErrorState>
  );
}
