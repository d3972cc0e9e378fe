import { createUniqueId, For, type JSX, Show } from "solid-js";
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
  class?: string | undefined;
};

/** One choice of a few, all in view; arrow keys move it. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const name = createUniqueId();
  return (
    <fieldset class={cx("min-w-0", props.class)}>
      <legend class={props.hideLabel ? "sr-only" : "mb-1.5 font-medium text-base text-ink"}>
        {props.label}
      </legend>
      <div class={cx("flex", props.inline ? "flex-wrap gap-x-5 gap-y-1" : "flex-col gap-2")}>
        <For each={props.options}>
          {(option) => (
            <label class="inline-flex items-start gap-2 text-base pointer-coarse:min-h-11 pointer-coarse:items-center">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={props.value === option.value}
                disabled={option.disabled}
                onChange={() => props.onChange(option.value)}
                class={
                  "relative mt-0.5 size-4 flex-none appearance-none rounded-full border border-line-strong bg-surface " +
                  "transition-[border-width,border-color] checked:border-[5px] checked:border-accent disabled:opacity-45"
                }
              />
              <span>
                {option.label}
                <Show when={option.hint}>
                  <span class="block text-meta text-muted">{option.hint}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
