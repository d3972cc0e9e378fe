import type { JSX } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Slot } from "../slot.tsx";

export type SwitchProps = {
  label: JSX.Element;
  hint?: JSX.Element;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  class?: string | undefined;
};

/** A setting that acts at once; use a checkbox for what a form submits later. */
export function Switch(props: SwitchProps) {
  return (
    <label
      class={cx("flex items-start justify-between gap-4 text-base pointer-coarse:min-h-11", props.class)}
    >
      <span>
        {props.label}
        <Slot
          of={props.hint}
          frame={(content) => <span class="block text-meta text-muted">{content}</span>}
        />
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={props.checked}
        aria-checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        class={
          "relative mt-px h-[18px] w-8 flex-none appearance-none rounded-full border border-line-strong bg-sunken transition-colors " +
          "after:absolute after:top-[2px] after:left-[2px] after:size-3 after:rounded-full after:bg-line-strong after:transition-transform " +
          "checked:border-accent checked:bg-accent checked:after:translate-x-[14px] checked:after:bg-on-accent disabled:opacity-45"
        }
      />
    </label>
  );
}
