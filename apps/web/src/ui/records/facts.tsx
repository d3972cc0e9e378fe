import { For, type JSX } from "solid-js";
import { cx } from "~/lib/classes.ts";

export type Fact = { readonly label: string; readonly value: JSX.Element };

/** Labels and values in two columns; on a narrow place one above the other. */
export function Facts(props: { facts: readonly Fact[]; class?: string | undefined }) {
  return (
    <dl class={cx("@container", props.class)}>
      <For each={props.facts}>
        {(fact) => (
          <div class="@sm:grid @sm:grid-cols-[9rem_1fr] gap-4 border-line border-b py-2 last:border-b-0">
            <dt class="text-base text-muted">{fact.label}</dt>
            <dd class="min-w-0 break-words text-base">{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
