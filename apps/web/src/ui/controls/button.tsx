import { type JSX, Show, splitProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "../icon.ts";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style.ts";
import { createDelayedBusy } from "./delayed-busy.ts";
import { Kbd, spokenKeys } from "./kbd.tsx";
import { Spinner } from "./spinner.tsx";

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: Icon | undefined;
  /** Work is under way: the words stay, a spinner joins them, and further presses do nothing. */
  busy?: boolean | undefined;
  /** The key that does the same, shown at the end: `Ctrl Enter`. */
  hint?: string | undefined;
};

/** A button with words. It never submits a form unless `type="submit"` is given. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    "variant",
    "size",
    "icon",
    "busy",
    "hint",
    "class",
    "children",
    "onClick",
    "type",
  ]);
  const spinning = createDelayedBusy(() => own.busy === true);
  return (
    <button
      {...rest}
      type={own.type ?? "button"}
      class={buttonClass(own, own.class)}
      data-tone={own.variant === "danger" ? "red" : undefined}
      aria-busy={own.busy || undefined}
      aria-keyshortcuts={own.hint ? spokenKeys(own.hint) : undefined}
      onClick={(event) => {
        // Kept focusable while busy, so the press is refused here and not by `disabled`.
        if (own.busy) event.preventDefault();
        else if (typeof own.onClick === "function") own.onClick(event);
      }}
    >
      <Show when={!spinning()} fallback={<Spinner />}>
        <Show when={own.icon}>{(icon) => <Dynamic component={icon()} />}</Show>
      </Show>
      {own.children}
      <Show when={own.hint}>{(hint) => <Kbd keys={hint()} class="-mr-1 ml-1 max-sm:hidden" bare />}</Show>
    </button>
  );
}
