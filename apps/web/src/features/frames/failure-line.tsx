import { Show } from "solid-js";
import type { Failure } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { cx } from "~/lib/classes.ts";

/** Why what was just asked for was not done, read out as it appears; nothing while there is no failure. */
export function FailureLine(props: { of: Failure | undefined; class?: string | undefined }) {
  return (
    <Show when={props.of}>
      {(failure) => (
        <p role="alert" data-tone="red" class={cx("text-base text-tone", props.class)}>
          {failureText(failure())}
        </p>
      )}
    </Show>
  );
}
