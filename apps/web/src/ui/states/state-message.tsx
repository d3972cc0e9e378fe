import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import type { Icon } from "../icon.ts";
import { Slot } from "../slot.tsx";

export type StateMessageProps = {
  icon: Icon;
  title: string;
  children?: JSX.Element;
  actions?: JSX.Element;
  /** The heading's level in the page; 2 by itself. */
  level?: 1 | 2 | 3 | undefined;
  role?: "alert" | "status" | undefined;
  class?: string | undefined;
};

/** The quiet centre of a place that has nothing else to show: what is so, why, and what to do next. */
export function StateMessage(props: StateMessageProps) {
  return (
    <div
      role={props.role}
      class={cx("mx-auto flex max-w-[46ch] flex-col items-center px-6 py-14 text-center", props.class)}
    >
      <span class="grid size-10 place-items-center rounded-full border border-line text-muted">
        <Dynamic component={props.icon} class="size-5 [stroke-width:1.5]" />
      </span>
      <Dynamic component={`h${props.level ?? 2}`} class="mt-4 font-semibold text-section">
        {props.title}
      </Dynamic>
      <Slot
        of={props.children}
        frame={(content) => <div class="mt-1.5 text-pretty text-base text-muted">{content}</div>}
      />
      <Slot
        of={props.actions}
        frame={(content) => <div class="mt-5 flex flex-wrap justify-center gap-2">{content}</div>}
      />
    </div>
  );
}
