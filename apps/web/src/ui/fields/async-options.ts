import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Option } from "./option.ts";

// Long enough to skip the letters of a fast typist, short enough to feel immediate.
const typingPauseMs = 140;

/** Looks up options for a text; the signal ends when the text has moved on. */
export type LoadOptions<Value extends string> = (
  text: string,
  signal: AbortSignal,
) => Promise<readonly Option<Value>[]>;

export type AsyncOptions<Value extends string> = {
  readonly options: Accessor<readonly Option<Value>[]>;
  readonly state: Accessor<"idle" | "loading" | "failed">;
};

/** Keeps the options for the latest text, drops answers that come late, and shows the old ones meanwhile. */
export function createAsyncOptions<Value extends string>(
  text: Accessor<string>,
  active: Accessor<boolean>,
  load: LoadOptions<Value>,
): AsyncOptions<Value> {
  const [options, setOptions] = createSignal<readonly Option<Value>[]>([]);
  const [state, setState] = createSignal<"idle" | "loading" | "failed">("idle");
  createEffect(
    on([text, active], ([sought, isActive]) => {
      if (!isActive) return;
      const abort = new AbortController();
      setState("loading");
      const timer = setTimeout(async () => {
        try {
          const found = await load(sought, abort.signal);
          if (abort.signal.aborted) return;
          setOptions(found);
          setState("idle");
        } catch {
          if (!abort.signal.aborted) setState("failed");
        }
      }, typingPauseMs);
      onCleanup(() => {
        clearTimeout(timer);
        abort.abort();
      });
    }),
  );
  return { options, state };
}
