import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";

/** Long enough for an answer that is on its way, too short to read a row under a heading that is not its own. */
const graceMs = 300;

/** True once something has been so for a third of a second. */
export function createLate(isSo: Accessor<boolean>): Accessor<boolean> {
  const [isLate, setLate] = createSignal(false);
  createEffect(() => {
    if (!isSo()) return;
    const timer = setTimeout(() => setLate(true), graceMs);
    onCleanup(() => {
      clearTimeout(timer);
      setLate(false);
    });
  });
  return isLate;
}
