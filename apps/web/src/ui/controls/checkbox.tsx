import { createEffect, type JSX, splitProps } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Slot } from "../slot.tsx";

export type CheckboxProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "type" | "onChange"> & {
  /** The words beside the box; without them give `aria-label`. */
  label?: JSX.Element;
  hint?: JSX.Element;
  /** Some but not all of what it stands for. */
  mixed?: boolean | undefined;
  /** Work is under way: it keeps its place and the focus, presses do nothing, and in the end it shows `checked` again. */
  busy?: boolean | undefined;
  onChange?: ((checked: boolean, event: Event) => void) | undefined;
};

/** A box to tick, with words that are part of its target. */
export function Checkbox(props: CheckboxProps) {
  const [own, rest] = splitProps(props, ["label", "hint", "mixed", "busy", "onChange", "class", "checked"]);
  let box: HTMLInputElement | undefined;
  createEffect(() => {
    if (box) box.indeterminate = own.mixed === true;
  });
  createEffect(() => {
    // What was pressed stands in the box already; whether it came to be so is known only now.
    if (box && own.busy === false) box.checked = own.checked === true;
  });
  return (
    <label
      class={cx(
        "inline-flex items-start gap-2 text-base pointer-coarse:min-h-11 pointer-coarse:items-center",
        own.class,
      )}
    >
      <input
        {...rest}
        ref={box}
        type="checkbox"
        checked={own.checked}
        aria-disabled={own.busy || rest["aria-disabled"]}
        class="tick mt-0.5"
        onClick={(event) => own.busy && event.preventDefault()}
        onChange={(event) => own.onChange?.(event.currentTarget.checked, event)}
      />
      <Slot
        of={own.label}
        frame={(label) => (
          <span>
            {label}
            <Slot of={own.hint} frame={(hint) => <span class="block text-meta text-muted">{hint}</span>} />
          </span>
        )}
      />
    </label>
  );
}
