import Check from "lucide-solid/icons/check";
import { For, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";

export type Step = { readonly label: string; readonly detail?: string | undefined };

/** Where a longer job stands: done steps ticked, the present one marked, the rest to come. */
export function Stepper(props: {
  label: string;
  steps: readonly Step[];
  current: number;
  class?: string | undefined;
}) {
  return (
    <ol aria-label={props.label} class={cx("flex items-center gap-2", props.class)}>
      <For each={props.steps}>
        {(step, index) => (
          <li
            class="flex flex-none items-center gap-2"
            aria-current={index() === props.current ? "step" : undefined}
          >
            <span
              class={cx(
                "grid size-5 place-items-center rounded-full border text-caps tabular-nums",
                index() < props.current && "border-accent bg-accent text-on-accent",
                index() === props.current && "border-accent font-semibold text-accent",
                index() > props.current && "border-line-strong text-subtle",
              )}
            >
              <Show when={index() < props.current} fallback={index() + 1}>
                <Check class="size-3 [stroke-width:3]" />
              </Show>
            </span>
            <span
              class={cx(
                "text-base",
                index() === props.current ? "font-medium text-ink" : "text-muted max-sm:sr-only",
              )}
            >
              {step.label}
              <Show when={index() < props.current}>
                <span class="sr-only">, done</span>
              </Show>
            </span>
            <Show when={index() < props.steps.length - 1}>
              <span class="mx-1 h-px w-6 bg-line max-sm:w-3" aria-hidden="true" />
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
