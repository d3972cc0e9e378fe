import type { JSX } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Slot } from "../slot.tsx";
import { StateIcon } from "./state-icon.tsx";
import { type StateLook, type StateName, states } from "./state-table.ts";

export type StatusPillProps = {
  state: StateName;
  /** Other words than the table's: "Active, new phone invited until 12 May". */
  word?: string | undefined;
  /** More after the word, quieter: "until 12 May". */
  detail?: JSX.Element;
  /** Without the tint: for long lists, where only the icon carries the colour. */
  quiet?: boolean | undefined;
  class?: string | undefined;
};

/** A state in colour, shape and word at once, so none of the three has to be seen alone. */
export function StatusPill(props: StatusPillProps) {
  const look = (): StateLook => states[props.state];
  return (
    <span
      data-tone={look().tone}
      class={cx(
        "inline-flex h-[22px] max-w-full justify-self-start items-center gap-1.5 align-middle text-meta",
        props.quiet ? "text-ink" : "rounded-chip bg-tone-tint px-1.5 font-medium text-tone",
        !props.quiet && look().hatched && "hatched",
        props.class,
      )}
    >
      <StateIcon icon={look().icon} class={props.quiet ? "size-3.5 text-tone-dot" : "size-3.5"} />
      <span class="truncate">{props.word ?? look().word}</span>
      <Slot
        of={props.detail}
        frame={(content) => (
          <span class={cx("shrink-[1000] truncate font-normal", props.quiet ? "text-muted" : "opacity-90")}>
            {content}
          </span>
        )}
      />
    </span>
  );
}
