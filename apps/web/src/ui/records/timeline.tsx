import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Moment } from "~/lib/time.ts";
import type { Icon } from "../icon.ts";
import type { Tone } from "../states/state-table.ts";
import { RelativeTime } from "./relative-time.tsx";

export type TimelineEntry = {
  readonly id: string;
  readonly at: Moment;
  readonly icon: Icon;
  /** Only when the entry is about a state; most are plain. */
  readonly tone?: Tone | undefined;
  /** One sentence: who did what. */
  readonly text: JSX.Element;
  /** Below it: the values that changed, a reason, a file. */
  readonly detail?: JSX.Element;
};

/** What happened to a record, newest first. */
export function Timeline(props: {
  entries: readonly TimelineEntry[];
  zone?: string | undefined;
  label: string;
}) {
  return (
    <ol aria-label={props.label} class="flex flex-col">
      <For each={props.entries}>
        {(entry) => (
          <li class="group/entry relative flex gap-3 pb-5 last:pb-0" data-tone={entry.tone}>
            <span
              class="absolute top-6 bottom-0 left-[11px] w-px bg-line group-last/entry:hidden"
              aria-hidden="true"
            />
            <span class="relative grid size-6 flex-none place-items-center rounded-full border border-line bg-surface">
              <Dynamic
                component={entry.icon}
                class={entry.tone ? "size-3.5 text-tone-dot" : "size-3.5 text-subtle"}
              />
            </span>
            <div class="min-w-0 flex-1 pt-0.5">
              <div class="flex flex-wrap items-baseline justify-between gap-x-4">
                <p class="text-base">{entry.text}</p>
                <RelativeTime at={entry.at} zone={props.zone} class="text-meta text-muted" />
              </div>
              <Show when={entry.detail !== undefined}>
                <div class="mt-1 text-base text-muted">{entry.detail}</div>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  );
}
