import * as Kobalte from "@kobalte/core/popover";
import type { JSX } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { useLayerMount } from "./layer-mount.ts";

export type PopoverProps = {
  /** Draws the opener; must spread the given props on a button. */
  trigger: (props: object) => JSX.Element;
  title: string;
  /** The title is spoken but not drawn. */
  hideTitle?: boolean | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  class?: string | undefined;
  children: JSX.Element;
};

/** A small floating panel tied to its opener, for a few controls or facts. */
export function Popover(props: PopoverProps) {
  const mount = useLayerMount();
  const control = () => ({
    ...(props.open !== undefined && { open: props.open }),
    ...(props.onOpenChange && { onOpenChange: props.onOpenChange }),
  });
  return (
    <Kobalte.Root gutter={6} placement="bottom-start" {...control()}>
      <Kobalte.Trigger as={props.trigger} />
      <Kobalte.Portal mount={mount()}>
        <Kobalte.Content
          class={cx(
            "z-50 w-72 max-w-[94vw] rounded-panel border border-line bg-surface p-3 shadow-float outline-none",
            "data-expanded:animate-[pop-in_180ms_var(--quiet)] data-closed:animate-[fade-out_120ms_var(--quiet)]",
            props.class,
          )}
        >
          <Kobalte.Title class={props.hideTitle ? "sr-only" : "mb-2 font-semibold text-base"}>
            {props.title}
          </Kobalte.Title>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
