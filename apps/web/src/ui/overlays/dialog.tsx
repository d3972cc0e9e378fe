import * as Kobalte from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { createSignal, type JSX, untrack } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { buttonClass } from "../controls/button-style.ts";
import { Slot } from "../slot.tsx";
import { createFocusReturn } from "./focus-return.ts";
import { LayerMount } from "./layer-mount.ts";

const widths = { sm: "sm:max-w-[400px]", md: "sm:max-w-[560px]", lg: "sm:max-w-[840px]" } as const;

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: JSX.Element;
  size?: keyof typeof widths | undefined;
  /** The actions, the main one last; they stay in view while the content scrolls. */
  footer?: JSX.Element;
  /** Unsaved work or running work: neither Escape nor a press outside closes it. */
  held?: boolean | undefined;
  children?: JSX.Element;
};

/** A modal question or form; on a phone it rises from the lower edge. Focus returns to where it came from. */
export function Dialog(props: DialogProps) {
  const [content, setContent] = createSignal<HTMLElement>();
  const returnFocus = createFocusReturn(() => props.open);
  const keep = (event: Event) => {
    if (props.held) event.preventDefault();
  };
  return (
    <Kobalte.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 bg-scrim data-expanded:animate-[fade-in_180ms_var(--quiet)] data-closed:animate-[fade-out_120ms_var(--quiet)_forwards]" />
        <div class="pointer-events-none fixed inset-0 z-40 flex items-end justify-center sm:items-center sm:p-6">
          <Kobalte.Content
            ref={setContent}
            onOpenAutoFocus={(event: Event) => {
              event.preventDefault();
              // Whoever gains or loses the focus reads signals: tracked here, each of them would end the dialog's hold on it.
              untrack(() => focusFirst(content()));
            }}
            onCloseAutoFocus={returnFocus}
            onEscapeKeyDown={keep}
            onPointerDownOutside={keep}
            onInteractOutside={keep}
            class={cx(
              "pointer-events-auto flex max-h-[92dvh] w-full flex-col rounded-t-dialog border border-line bg-surface shadow-float outline-none sm:rounded-dialog",
              "data-expanded:animate-[slide-in-bottom_240ms_var(--quiet)] sm:data-expanded:animate-[pop-in_240ms_var(--quiet)] data-closed:animate-[fade-out_120ms_var(--quiet)_forwards]",
              widths[props.size ?? "md"],
            )}
          >
            <LayerMount.Provider value={content}>
              <div class="flex items-start gap-4 px-5 pt-4 pb-3">
                <div class="min-w-0 flex-1">
                  <Kobalte.Title class="font-semibold text-section">{props.title}</Kobalte.Title>
                  <Slot
                    of={props.description}
                    frame={(content) => (
                      <Kobalte.Description class="mt-1 text-base text-muted">{content}</Kobalte.Description>
                    )}
                  />
                </div>
                <Kobalte.CloseButton
                  class={buttonClass({ variant: "quiet", size: "sm", square: true }, "-mr-1.5")}
                  aria-label="Close"
                >
                  <X />
                </Kobalte.CloseButton>
              </div>
              <div data-part="body" class="relative min-h-0 flex-1 overflow-y-auto px-5 pb-5">
                {props.children}
              </div>
              <Slot
                of={props.footer}
                frame={(content) => (
                  <div
                    data-part="footer"
                    class="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:[&>*]:flex-auto"
                  >
                    {content}
                  </div>
                )}
              />
            </LayerMount.Provider>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

const control = ":is(input, textarea, select, button, a[href], [tabindex='0']):not(:disabled)";

/** The first thing to fill in has the focus, else the first thing to press, so that nobody starts at "Close". */
function focusFirst(content: HTMLElement | undefined): void {
  const first = ["[autofocus]", `[data-part=body] ${control}`, `[data-part=footer] ${control}`]
    .map((selector) => content?.querySelector<HTMLElement>(selector))
    .find(Boolean);
  (first ?? content)?.focus();
}
