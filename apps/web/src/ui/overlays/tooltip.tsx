import * as Kobalte from "@kobalte/core/tooltip";
import { type JSX, Show } from "solid-js";
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
  return (
    <Kobalte.Root openDelay={500} closeDelay={0} gutter={6} placement="bottom">
      <Kobalte.Trigger {...props.of} as={props.trigger} />
      <Kobalte.Portal>
        <Kobalte.Content class="z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-bg text-meta shadow-float">
          {props.text}
          <Show when={props.hint}>{(hint) => <Kbd keys={hint()} bare />}</Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
