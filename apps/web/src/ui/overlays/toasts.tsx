import { Toaster as Sonner, toast } from "solid-sonner";

// WCAG 2.2.1: an undo must stay long enough to be read, found and pressed.
const undoForMs = 10_000;

/** Where toasts appear: lower left on a screen, above the bottom bar on a phone. Once a shell. */
export function Toasts() {
  return (
    <Sonner
      position="bottom-left"
      gap={8}
      offset="16px"
      mobileOffset={{ bottom: "72px", left: "12px", right: "12px" }}
      visibleToasts={4}
      containerAriaLabel="Messages"
      toastOptions={{
        unstyled: true,
        class:
          "flex w-full items-center gap-3 rounded-panel border border-line bg-surface px-3.5 py-2.5 text-base text-ink shadow-float",
        classes: {
          title: "font-medium",
          description: "text-meta text-muted",
          content: "min-w-0 flex-1",
          icon: "flex-none",
          actionButton:
            "flex-none rounded-control px-2.5 h-7 font-medium text-accent hover:bg-accent-wash pointer-coarse:min-h-11",
        },
      }}
    />
  );
}

/** Says that something is done. */
export function showDone(text: string, detail?: string): void {
  toast(text, detail === undefined ? {} : { description: detail });
}

/** Says that something failed, what was kept, and offers to try again; stays until it is dismissed. */
export function showFailed(text: string, detail: string, retry?: () => void): void {
  toast.error(text, {
    description: detail,
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    ...(retry && { action: { label: "Retry", onClick: () => retry() } }),
  });
}

/** Says that something is done and offers for 10 s to take it back by the inverse transition. */
export function showUndo(text: string, undo: () => void, detail?: string): void {
  toast(text, {
    duration: undoForMs,
    ...(detail !== undefined && { description: detail }),
    action: { label: "Undo", onClick: () => undo() },
  });
}
