import { Key } from "@solid-primitives/keyed";
import { createEffect, createUniqueId, type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";

export type RadioOption<Value extends string> = {
  value: Value;
  label: JSX.Element;
  hint?: JSX.Element;
  disabled?: boolean | undefined;
};

export type RadioGroupProps<Value extends string> = {
  label: string;
  options: readonly RadioOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  /** The label is spoken but not drawn. */
  hideLabel?: boolean | undefined;
  inline?: boolean | undefined;
  /** Work is under way: it keeps its place and the focus, presses do nothing, and in the end it shows `value` again. */
  busy?: boolean | undefined;
  class?: string | undefined;
};

/** One choice of a few, all in view; arrow keys move it. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const name = createUniqueId();
  let group: HTMLFieldSetElement | undefined;
  createEffect(() => {
    const value = props.value;
    if (props.busy !== false) return;
    for (const button of group?.querySelectorAll("input") ?? []) button.checked = button.value === value;
  });
  return (
    <fieldset ref={group} class={cx("min-w-0", props.class)}>
      <legend class={props.hideLabel ? "sr-only" : "mb-1.5 font-medium text-base text-ink"}>
        {props.label}
      </legend>
      <div class={cx("flex", props.inline ? "flex-wrap gap-x-5 gap-y-1" : "flex-col gap-2")}>
        <Key each={props.options} by="value">
          {(option) => (
            <label class="inline-flex items-start gap-2 text-base pointer-coarse:min-h-11 pointer-coarse:items-center">
              <input
                type="radio"
                name={name}
                value={option().value}
                checked={props.value === option().value}
                disabled={option().disabled}
                aria-disabled={props.busy || undefined}
                onClick={(event) => props.busy && event.preventDefault()}
                onChange={() => props.onChange(option().value)}
                class={
                  "relative mt-0.5 size-4 flex-none appearance-none rounded-full border border-line-strong bg-surface " +
                  "transition-[border-width,border-color] checked:border-[5px] checked:border-accent disabled:opacity-45"
                }
              />
              <span>
                {option().label}
                <Show when={option().hint}>
                  <span class="block text-meta text-muted">{option().hint}</span>
                </Show>
              </span>
            </label>
          )}
        </Key>
      </div>
    </fieldset>
  );
}
