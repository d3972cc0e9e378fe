import * as Kobalte from "@kobalte/core/tooltip";
import { createSignal, type JSX, Show } from "solid-js";
import { Kbd } from "../controls/kbd.tsx";

export type TooltipProps = {
  text: string;
  hint?: string | undefined;
  /** Props of the trigger itself; their handlers run together with the tooltip's own. */
  of?: object | undefined;
  /** Draws what the tooltip belongs to; must spread the given props on a focusable element. */
  trigger: (props: object) => JSX.Element;
};

/** A few words beside a control on hover and on keyboard focus; never the only place of anything needed. */
export function Tooltip(props: TooltipProps) {
  const [isOpen, setOpen] = createSignal(false);
  let owner: HTMLElement | undefined;
  // Whatever the press has opened has the place now.
  const follow = (open: boolean) => setOpen(open && owner?.getAttribute("aria-expanded") !== "true");
  return (
    <Kobalte.Root
      open={isOpen()}
      onOpenChange={follow}
      openDelay={500}
      closeDelay={0}
      gutter={6}
      placement="bottom"
    >
      <Kobalte.Trigger
        {...props.of}
        ref={(element: HTMLElement) => {
          owner = element;
          if (props.of && "ref" in props.of && typeof props.of.ref === "function") props.of.ref(element);
        }}
        as={props.trigger}
      />
      <Kobalte.Portal>
        <Kobalte.Content class="z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-bg text-meta shadow-float">
          {props.text}
          <Show when={props.hint}>{(hint) => <Kbd keys={hint()} bare />}</Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
