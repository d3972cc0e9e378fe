import { type Accessor, createSignal, onMount } from "solid-js";

/**
 * Whether the page has come to life. Until then a submit button of a page drawn on the server must not be pressed: the
 * browser would send the form by itself, as an address.
 */
export function createAlive(): Accessor<boolean> {
  const [isAlive, setAlive] = createSignal(false);
  onMount(() => setAlive(true));
  return isAlive;
}
