import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";

// Below these a spinner reads as flicker: a short wait shows none, one that shows stays long enough to be seen.
const showAfterMs = 200;
const keepForMs = 400;

/** Follows `busy`, but late enough that short work shows nothing and long enough that a spinner never flickers. */
export function createDelayedBusy(busy: Accessor<boolean>): Accessor<boolean> {
  const [shown, setShown] = createSignal(false);
  let shownAt = 0;
  createEffect(() => {
    const wanted = busy();
    const waitMs = wanted ? showAfterMs : Math.max(0, shownAt + keepForMs - Date.now());
    const timer = setTimeout(() => {
      if (wanted) shownAt = Date.now();
      setShown(wanted);
    }, waitMs);
    onCleanup(() => clearTimeout(timer));
  });
  return shown;
}
