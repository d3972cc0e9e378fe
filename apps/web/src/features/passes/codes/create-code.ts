import { passCodeDrawnAt, passCodeStepAt } from "@gatehouse/domain/qr/pass-code";
import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import type { ServerClock } from "../calls/server-clock.ts";
import type { HeldPass } from "../keys/held-pass.ts";
import { drawCode } from "./draw-code.ts";

/** A code on screen, with the instants of its step by the phone's clock. */
export type ShownCode = { readonly text: string; readonly drawnAt: number; readonly nextAt: number };

/** How many codes one step can hold apart: the counter has 16 bits. */
const counters = 0x10000;

/**
 * Draws a new code with every step of the server's clock while the page is looked at. The counter starts anywhere, so that a page
 * loaded twice within one step does not show a code that was used already.
 */
export function createCode(
  pass: Accessor<HeldPass | undefined>,
  clock: ServerClock,
  offsetMs: Accessor<number>,
): Accessor<ShownCode | undefined> {
  const [code, setCode] = createSignal<ShownCode>();
  let counter = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  createEffect(() => {
    const held = pass();
    // A clock that was set right draws at once, not with the next step of the wrong one.
    offsetMs();
    if (!held) return void setCode(undefined);
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    const draw = async () => {
      clearTimeout(timer);
      const step = passCodeStepAt(clock.now());
      counter = (counter + 1) % counters;
      const text = await drawCode(held, step, counter);
      if (ended) return;
      const [drawnAt, nextAt] = [step, step + 1].map((each) => clock.toPhone(passCodeDrawnAt(each)));
      setCode({ text, drawnAt: drawnAt ?? 0, nextAt: nextAt ?? 0 });
      clearTimeout(timer);
      timer = setTimeout(() => void draw(), Math.max(50, (nextAt ?? 0) - Date.now()));
    };
    const onLook = () => document.visibilityState === "visible" && void draw();
    document.addEventListener("visibilitychange", onLook);
    void draw();
    onCleanup(() => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onLook);
    });
  });
  return code;
}
