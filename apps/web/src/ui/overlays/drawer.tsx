import * as Kobalte from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { createSignal, type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { buttonClass } from "../controls/button-style.ts";
import { Slot } from "../slot.tsx";
import { createFocusReturn } from "./focus-return.ts";
import { LayerMount } from "./layer-mount.ts";

const sides = {
  right:
    "inset-y-0 right-0 w-full border-l sm:w-[420px] data-expanded:animate-[slide-in-right_180ms_var(--quiet)] data-closed:animate-[slide-out-right_180ms_var(--quiet)_forwards]",
  left: "inset-y-0 left-0 w-[280px] max-w-[86vw] border-r data-expanded:animate-[slide-in-left_180ms_var(--quiet)] data-closed:animate-[slide-out-left_180ms_var(--quiet)_forwards]",
  bottom:
    "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-dialog border-t data-expanded:animate-[slide-in-bottom_240ms_var(--quiet)] data-closed:animate-[slide-out-bottom_180ms_var(--quiet)_forwards]",
} as const;

export type DrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  side?: keyof typeof sides | undefined;
  /** The page beside it stays usable and keeps the focus: for a peek at the row under the cursor. */
  beside?: boolean | undefined;
  actions?: JSX.Element;
  footer?: JSX.Element;
  children: JSX.Element;
};

/** A panel at an edge: 420 px on the right for a peek, the left for a phone's navigation. */
export function Drawer(props: DrawerProps) {
  const [content, setContent] = createSignal<HTMLElement>();
  const returnFocus = createFocusReturn(() => props.open);
  return (
    <Kobalte.Root
      open={props.open}
      onOpenChange={props.onOpenChange}
      modal={!props.beside}
      preventScroll={!props.beside}
    >
      <Kobalte.Portal>
        <Show when={!props.beside}>
          <Kobalte.Overlay class="fixed inset-0 z-40 bg-scrim data-expanded:animate-[fade-in_180ms_var(--quiet)] data-closed:animate-[fade-out_180ms_var(--quiet)_forwards]" />
        </Show>
        <Kobalte.Content
          ref={setContent}
          onOpenAutoFocus={(event: Event) => props.beside && event.preventDefault()}
          onCloseAutoFocus={(event: Event) => (props.beside ? event.preventDefault() : returnFocus(event))}
          onInteractOutside={(event: Event) => props.beside && event.preventDefault()}
          class={cx(
            "fixed z-40 flex flex-col border-line bg-surface shadow-float outline-none",
            sides[props.side ?? "right"],
          )}
        >
          <LayerMount.Provider value={() => (props.beside ? undefined : content())}>
            <div class="flex h-13 flex-none items-center gap-2 border-line border-b px-4">
              <Kobalte.Title class="min-w-0 flex-1 truncate font-semibold text-form">
                {props.title}
              </Kobalte.Title>
              {props.actions}
              <Kobalte.CloseButton
                class={buttonClass({ variant: "quiet", size: "sm", square: true }, "-mr-1.5")}
                aria-label="Close"
              >
                <X />
              </Kobalte.CloseButton>
            </div>
            <div class="relative min-h-0 flex-1 overflow-y-auto">{props.children}</div>
            <Slot
              of={props.footer}
              frame={(content) => (
                <div class="flex flex-none items-center gap-2 border-line border-t px-4 py-3">{content}</div>
              )}
            />
          </LayerMount.Provider>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
