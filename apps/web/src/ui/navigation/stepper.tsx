import Check from "lucide-solid/icons/check";
import { For, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";

export type Step = {
  readonly label: string;
  readonly detail?: string | undefined;
  /** Where the step can be looked at; without it, it only tells. */
  readonly href?: string | undefined;
};

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
            <Show when={step.href} fallback={<StepMark step={step} nth={index()} current={props.current} />}>
              {(href) => (
                <a
                  href={href()}
                  attr:noscroll=""
                  class="-mx-1 flex min-h-6 min-w-6 items-center justify-center gap-2 rounded-chip px-1 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:min-w-11 sm:underline sm:decoration-line-strong sm:underline-offset-4"
                >
                  <StepMark step={step} nth={index()} current={props.current} />
                </a>
              )}
            </Show>
            <Show when={index() < props.steps.length - 1}>
              <span class="mx-1 h-px w-6 bg-line max-sm:w-3" aria-hidden="true" />
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}

function StepMark(props: { step: Step; nth: number; current: number }) {
  return (
    <>
      <span
        class={cx(
          "grid size-5 place-items-center rounded-full border text-caps tabular-nums",
          props.nth < props.current && "border-accent bg-accent text-on-accent",
          props.nth === props.current && "border-accent font-semibold text-accent",
          props.nth > props.current && "border-line-strong text-subtle",
        )}
      >
        <Show when={props.nth < props.current} fallback={props.nth + 1}>
          <Check class="size-3 [stroke-width:3]" />
        </Show>
      </span>
      <span
        class={cx(
          "text-base",
          props.nth === props.current ? "font-medium text-ink" : "text-muted max-sm:sr-only",
        )}
      >
        {props.step.label}
        <Show when={props.nth < props.current}>
          <span class="sr-only">, done</span>
        </Show>
      </span>
    </>
  );
}
