import * as Kobalte from "@kobalte/core/toast";
import Check from "lucide-solid/icons/circle-check";
import Triangle from "lucide-solid/icons/triangle-alert";
import X from "lucide-solid/icons/x";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { Button } from "../controls/button.tsx";

const doneForMs = 5000;
// WCAG 2.2.1: an undo must stay long enough to be read, found and pressed.
const undoForMs = 10_000;

// Plain boxes, not list items: each toast is a status of its own, which a list item cannot be.
/** Where toasts appear: lower left on a screen, above the bar on a phone. Once a shell; Alt T goes there. */
export function Toasts() {
  return (
    <Kobalte.Region
      limit={4}
      swipeDirection="left"
      aria-label="Messages (Alt T)"
      class="fixed bottom-20 left-3 z-50 w-[min(24rem,calc(100vw-1.5rem))] md:bottom-4 md:left-4"
    >
      <Kobalte.List as="div" class="flex flex-col gap-2 rounded-panel" />
    </Kobalte.Region>
  );
}

type ToastContent = {
  readonly text: string;
  readonly detail?: string | undefined;
  readonly failed?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly durationMs?: number;
};

function show(content: ToastContent): void {
  Kobalte.toaster.show((props) => (
    <Kobalte.Root
      as="div"
      toastId={props.toastId}
      priority={content.failed ? "high" : "low"}
      persistent={content.durationMs === undefined}
      duration={content.durationMs ?? 0}
      data-tone={content.failed ? "red" : "green"}
      class="flex items-start gap-2.5 rounded-panel border border-line bg-surface py-2.5 pr-2 pl-3 text-base shadow-float data-opened:animate-[pop-in_180ms_var(--quiet)] data-closed:animate-[fade-out_120ms_var(--quiet)_forwards] data-[swipe=move]:translate-x-[var(--kb-toast-swipe-move-x)]"
    >
      <Dynamic component={content.failed ? Triangle : Check} class="mt-0.5 text-tone-dot" />
      <div class="min-w-0 flex-1">
        <Kobalte.Title class="font-medium">{content.text}</Kobalte.Title>
        <Show when={content.detail}>
          <Kobalte.Description class="text-meta text-muted">{content.detail}</Kobalte.Description>
        </Show>
      </div>
      <Show when={content.action}>
        {(action) => (
          <Button
            size="sm"
            variant="accent"
            class="-my-1"
            onClick={() => {
              Kobalte.toaster.dismiss(props.toastId);
              action().run();
            }}
          >
            {action().label}
          </Button>
        )}
      </Show>
      <Kobalte.CloseButton
        aria-label="Dismiss"
        class="-my-0.5 grid size-6 flex-none place-items-center rounded-chip text-subtle hover:bg-hover pointer-coarse:-my-3 pointer-coarse:size-11"
      >
        <X class="size-3.5" />
      </Kobalte.CloseButton>
    </Kobalte.Root>
  ));
}

/** Says for 5 s that something is done. */
export function showDone(text: string, detail?: string): void {
  show({ text, detail, durationMs: doneForMs });
}

/** Says what failed and what was kept, and offers to try again; stays until it is dismissed. */
export function showFailed(text: string, detail: string, retry?: () => void): void {
  show({ text, detail, failed: true, action: retry && { label: "Retry", run: retry } });
}

/** Says that something is done and offers for 10 s to take it back by the inverse transition. */
export function showUndo(text: string, undo: () => void, detail?: string): void {
  show({ text, detail, durationMs: undoForMs, action: { label: "Undo", run: undo } });
}
