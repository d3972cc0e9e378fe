import { onCleanup, onMount } from "solid-js";

/** Keeps the screen on while the component is on the page and the page is looked at; where the device refuses, nothing happens. */
export function keepAwake(): void {
  onMount(() => {
    let lock: WakeLockSentinel | undefined;
    const ask = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      // A phone on its last battery refuses; the code stays readable until the screen goes dark by itself.
      lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    };
    const onLook = () => void ask();
    document.addEventListener("visibilitychange", onLook);
    void ask();
    onCleanup(() => {
      document.removeEventListener("visibilitychange", onLook);
      void lock?.release();
    });
  });
}
