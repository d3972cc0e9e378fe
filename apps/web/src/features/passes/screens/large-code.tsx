import { onCleanup, onMount } from "solid-js";
import { QrCode } from "~/ui/passes/qr-code.tsx";
import type { ShownCode } from "../codes/create-code.ts";

/** The code over the whole screen on plain white, for readers far away and screens that are dim. A tap or Escape closes it. */
export function LargeCode(props: { code: ShownCode; label: string; onClose: () => void }) {
  let frame: HTMLButtonElement | undefined;
  onMount(() => {
    const before = document.activeElement;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && props.onClose();
    frame?.focus();
    addEventListener("keydown", onKey);
    onCleanup(() => {
      removeEventListener("keydown", onKey);
      if (before instanceof HTMLElement) before.focus();
    });
  });
  return (
    <div role="dialog" aria-modal="true" aria-label={props.label} class="fixed inset-0 z-50 bg-paper">
      <button
        ref={(element) => {
          frame = element;
        }}
        type="button"
        class="flex size-full flex-col items-center justify-center gap-6 text-[#000] outline-offset-[-6px]"
        onClick={() => props.onClose()}
      >
        <QrCode text={props.code.text} label={props.label} class="max-h-[80dvh] w-full max-w-[80dvh]" />
        <span class="px-6 text-center text-base">
          Turn your screen up if a reader does not see it. Tap to close.
        </span>
      </button>
    </div>
  );
}
