import ArrowRight from "lucide-solid/icons/arrow-right";
import { children, type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";

export type DiffCellProps = {
  before: JSX.Element;
  after: JSX.Element;
  /** One above the other, for long values. */
  stacked?: boolean | undefined;
  class?: string | undefined;
};

/** Old and new value side by side; an absent one is said as "empty". */
export function DiffCell(props: DiffCellProps) {
  const before = children(() => props.before);
  const after = children(() => props.after);
  const empty = (value: JSX.Element) => value === undefined || value === null || value === "";
  return (
    <span
      class={cx(
        "inline-flex min-w-0 max-w-full gap-x-2 gap-y-0.5",
        props.stacked ? "flex-col items-start" : "items-center",
        props.class,
      )}
    >
      <del class={cx("min-w-0 truncate text-muted", empty(before()) ? "no-underline" : "line-through")}>
        <span class="sr-only">was </span>
        <Show when={!empty(before())} fallback={<span class="text-subtle italic">empty</span>}>
          {before()}
        </Show>
      </del>
      <Show when={!props.stacked}>
        <ArrowRight class="size-3.5 text-subtle" />
      </Show>
      <ins class="min-w-0 truncate font-medium text-ink no-underline">
        <span class="sr-only">is now </span>
        <Show when={!empty(after())} fallback={<span class="text-subtle italic">empty</span>}>
          {after()}
        </Show>
      </ins>
    </span>
  );
}
