import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { type StateName, states } from "~/ui/states/state-table.ts";

export type StatTileProps = {
  label: string;
  /** Takes colour and icon from the state table; coloured only while there is something to see to. */
  state: StateName;
  count: number;
  /** Counted up to a limit: then there are more. */
  limit?: number | undefined;
  /** A number above zero asks for somebody's attention. */
  urgent?: boolean | undefined;
  detail?: string | undefined;
  /** The list behind the number; without it the tile only tells. */
  href?: string | undefined;
};

/** One number of the project, and the way to the people or doors behind it. */
export function StatTile(props: StatTileProps) {
  const isLit = () => props.urgent === true && props.count > 0;
  const text = () => {
    const isCapped = props.limit !== undefined && props.count > props.limit;
    return isCapped ? `${formatCount(props.limit ?? 0)}+` : formatCount(props.count);
  };
  const content = () => (
    <>
      <span class="flex items-center gap-1.5 text-base text-muted">
        <Dynamic
          component={states[props.state].icon}
          class={cx("size-4", isLit() ? "text-tone-dot" : "text-subtle")}
        />
        {props.label}
      </span>
      <span class="mt-auto flex items-baseline gap-2 pt-1">
        <span class={cx("font-semibold text-stat tabular-nums", isLit() && "text-tone")}>{text()}</span>
        <Show when={props.detail}>
          <span class="text-meta text-muted">{props.detail}</span>
        </Show>
      </span>
    </>
  );
  const look = "flex h-full flex-col rounded-panel border border-line bg-surface px-4 py-3";
  return (
    <li data-tone={states[props.state].tone} class="min-w-0">
      <Show when={props.href} fallback={<div class={look}>{content()}</div>}>
        {(href) => (
          <A href={href()} class={`${look} transition-colors hover:border-line-strong`}>
            {content()}
          </A>
        )}
      </Show>
    </li>
  );
}
