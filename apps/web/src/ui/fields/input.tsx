import { type JSX, onMount, Show, sharedConfig, splitProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import type { Icon } from "../icon.ts";
import { Slot } from "../slot.tsx";
import { controlClass } from "./control-style.ts";
import { useField } from "./field.tsx";

export type InputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput"> & {
  /** Called with the text at every keystroke. */
  onValue?: ((value: string) => void) | undefined;
  icon?: Icon | undefined;
  /** Something at the end of the box: a unit, a key hint, a small button. */
  trailing?: JSX.Element;
  /** For ids, codes and numbers that are read digit by digit. */
  mono?: boolean | undefined;
};

/** One line of text; inside a `Field` it takes its label, help and error from there. */
export function Input(props: InputProps) {
  const [own, rest] = splitProps(props, ["onValue", "icon", "trailing", "mono", "class", "ref"]);
  const field = useField();
  const wasDrawnByServer = sharedConfig.context !== undefined;
  let input: HTMLInputElement | undefined;
  // What was typed, or filled in by the browser, before the page came to life counts as well.
  onMount(() => {
    if (wasDrawnByServer && input && input.value !== (props.value ?? "")) own.onValue?.(input.value);
  });
  return (
    <div class={cx("relative flex items-center", own.class)}>
      <Show when={own.icon}>
        {(icon) => (
          <Dynamic component={icon()} class="pointer-events-none absolute left-2.5 size-4 text-subtle" />
        )}
      </Show>
      <input
        id={field?.id}
        required={field?.required() || undefined}
        aria-invalid={field?.invalid() || undefined}
        aria-describedby={field?.describedBy()}
        type="text"
        autocomplete="off"
        {...rest}
        ref={(element) => {
          input = element;
          if (typeof own.ref === "function") own.ref(element);
        }}
        class={cx(
          controlClass,
          "h-8 px-2.5",
          own.icon && "pl-8",
          "trailing" in props && "pr-10",
          own.mono && "font-mono tabular-nums",
        )}
        onInput={(event) => own.onValue?.(event.currentTarget.value)}
      />
      <Slot
        of={own.trailing}
        frame={(content) => (
          <span class="absolute right-2 flex items-center text-meta text-subtle">{content}</span>
        )}
      />
    </div>
  );
}
