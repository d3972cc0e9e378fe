import { createMemo, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { createNow } from "~/lib/ticker.ts";
import { formatSpan } from "~/lib/time.ts";
import type { Tone } from "./state-table.ts";

/** Whether what is on screen is the truth now. `since` is when the last frame came, in milliseconds. */
export type Connection =
  | { readonly kind: "live" }
  | { readonly kind: "catching-up" }
  | { readonly kind: "stale"; readonly since: number };

const looks: Record<Connection["kind"], { tone: Tone; word: string }> = {
  live: { tone: "green", word: "Live" },
  "catching-up": { tone: "amber", word: "Catching up" },
  stale: { tone: "orange", word: "Stale" },
};

/** Always on screen: live, catching up, or stale with a running clock. A change of it is spoken, the clock is not. */
export function ConnectionState(props: { connection: Connection; class?: string | undefined }) {
  const now = createNow(1000);
  const look = createMemo(() => looks[props.connection.kind]);
  return (
    <span
      data-tone={look().tone}
      data-connection={props.connection.kind}
      class={cx(
        "inline-flex h-7 items-center gap-2 whitespace-nowrap rounded-control px-2 text-meta",
        props.connection.kind === "live" ? "text-muted" : "bg-tone-tint font-medium text-tone",
        props.class,
      )}
    >
      <Mark kind={props.connection.kind} />
      <span role="status">{look().word}</span>
      <Show when={props.connection.kind === "stale" && props.connection}>
        {(stale) => <span class="font-mono tabular-nums">{formatSpan(now() - stale().since)}</span>}
      </Show>
    </span>
  );
}

/** A filled dot, a turning arc, a broken ring: three shapes, so colour is not needed to tell them apart. */
function Mark(props: { kind: Connection["kind"] }) {
  return (
    <svg viewBox="0 0 10 10" class="size-2.5 flex-none overflow-visible text-tone-dot" aria-hidden="true">
      <Show when={props.kind === "live"}>
        <circle cx="5" cy="5" r="4" fill="currentColor" />
      </Show>
      <Show when={props.kind === "catching-up"}>
        <circle
          cx="5"
          cy="5"
          r="4"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-dasharray="16 10"
          class="origin-center animate-[spin_1.2s_linear_infinite]"
        />
      </Show>
      <Show when={props.kind === "stale"}>
        <circle
          cx="5"
          cy="5"
          r="4"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-dasharray="3.2 3.1"
        />
      </Show>
    </svg>
  );
}
