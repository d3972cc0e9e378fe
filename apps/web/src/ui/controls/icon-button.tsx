import { type JSX, Show, splitProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "../icon.ts";
import { Tooltip } from "../overlays/tooltip.tsx";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style.ts";
import { createDelayedBusy } from "./delayed-busy.ts";
import { spokenKeys } from "./kbd.tsx";
import { Spinner } from "./spinner.tsx";

export type IconButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "children"> & {
  icon: Icon;
  /** What it does, spoken and shown on hover. */
  label: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  busy?: boolean | undefined;
  /** The key that does the same, shown in the tooltip. */
  hint?: string | undefined;
  /** A small mark at the corner, such as unread notices; give the number in `label` too. */
  mark?: boolean | undefined;
};

/** A square button with an icon alone; its label is the accessible name and the tooltip. */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, [
    "icon",
    "label",
    "variant",
    "size",
    "busy",
    "hint",
    "mark",
    "class",
  ]);
  const spinning = createDelayedBusy(() => own.busy === true);
  return (
    <Tooltip
      text={own.label}
      hint={own.hint}
      of={rest}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          class={buttonClass(
            { variant: own.variant ?? "quiet", size: own.size, square: true },
            `relative ${own.class ?? ""}`,
          )}
          aria-label={own.label}
          aria-keyshortcuts={own.hint ? spokenKeys(own.hint) : undefined}
          aria-busy={own.busy || undefined}
        >
          <Show when={!spinning()} fallback={<Spinner />}>
            <Dynamic component={own.icon} />
          </Show>
          <Show when={own.mark}>
            <span class="absolute top-1/2 left-1/2 -mt-3 ml-1 size-2 rounded-full border border-surface bg-accent" />
          </Show>
        </button>
      )}
    />
  );
}
