import X from "lucide-solid/icons/x";
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { Slot } from "../slot.tsx";
import { type StateName, states } from "./state-table.ts";

export type BannerProps = {
  /** Takes colour and icon from the state table: `info`, `expired`, `blocked`, `running`, … */
  state: StateName;
  children: JSX.Element;
  /** Small buttons or links at the end. */
  actions?: JSX.Element;
  onDismiss?: (() => void) | undefined;
  /** Speaks at once; only for what has gone wrong. */
  urgent?: boolean | undefined;
  class?: string | undefined;
};

/** One line above a page or list that says what holds now: an import runs, mail is down, this person is blocked. */
export function Banner(props: BannerProps) {
  return (
    <div
      role={props.urgent ? "alert" : "status"}
      data-tone={states[props.state].tone}
      class={cx(
        "flex min-h-9 items-start gap-2.5 rounded-control bg-tone-tint px-3 py-2 text-base text-tone",
        props.class,
      )}
    >
      <Dynamic component={states[props.state].icon} class="mt-0.5 size-4" />
      <div class="min-w-0 flex-1 text-pretty">{props.children}</div>
      <Slot
        of={props.actions}
        frame={(content) => (
          <div class="-my-1 flex flex-none flex-wrap items-center gap-1 [&_:where(a,button)]:text-tone">
            {content}
          </div>
        )}
      />
      <Show when={props.onDismiss}>
        {(dismiss) => (
          <button
            type="button"
            class="-my-0.5 -mr-1 grid size-6 flex-none place-items-center rounded-chip hover:bg-press pointer-coarse:size-11"
            aria-label="Dismiss"
            onClick={() => dismiss()()}
          >
            <X class="size-3.5" />
          </button>
        )}
      </Show>
    </div>
  );
}
