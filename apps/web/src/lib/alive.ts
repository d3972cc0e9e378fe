import { type Accessor, createSignal, onMount } from "solid-js";

/**
 * False on the server and while the page comes alive, true from then on. For questions the drawing does not wait for: the
 * server and the first drawing in the browser must agree, so neither may have an answer yet.
 */
export function createAlive(): Accessor<boolean> {
  const [isAlive, setAlive] = createSignal(false);
  onMount(() => setAlive(true));
  return isAlive;
}
