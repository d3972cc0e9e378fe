import { type Accessor, createComputed, on } from "solid-js";
import { isServer } from "solid-js/web";

/**
 * Remembers what had the focus when a panel opens, and gives the focus back when it closes. For `onCloseAutoFocus`:
 * panels here are opened by state and not by a trigger of their own, so nobody else knows where the focus came from.
 */
export function createFocusReturn(open: Accessor<boolean>): (event: Event) => void {
  let from: HTMLElement | undefined;
  createComputed(
    on(open, (isOpen, wasOpen) => {
      if (!isServer && isOpen && !wasOpen && document.activeElement instanceof HTMLElement)
        from = document.activeElement;
    }),
  );
  return (event) => {
    event.preventDefault();
    // What opened it may be gone by what was done in it.
    (from?.isConnected ? from : document.getElementById("content"))?.focus();
    from = undefined;
  };
}
