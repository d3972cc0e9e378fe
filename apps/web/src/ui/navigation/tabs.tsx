import { Key } from "@solid-primitives/keyed";
import { createEffect, Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";

export type TabLink = {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly current: boolean;
};

/** Views of one thing as links: each has an address, opens in a new tab, and survives a reload. */
export function Tabs(props: { label: string; tabs: readonly TabLink[]; class?: string | undefined }) {
  let bar: HTMLElement | undefined;
  // The open view is in sight also where the bar is narrower than its tabs.
  createEffect(() => {
    const at = props.tabs.findIndex(({ current }) => current);
    const tab = bar?.children[at];
    if (!bar || !(tab instanceof HTMLElement)) return;
    const left = tab.offsetLeft - bar.offsetLeft;
    const over = left + tab.offsetWidth - bar.clientWidth;
    if (over > bar.scrollLeft || left < bar.scrollLeft)
      bar.scrollLeft = Math.max(0, over + tab.offsetWidth / 2);
  });
  return (
    <nav
      ref={bar}
      aria-label={props.label}
      class={`-mb-px flex gap-5 overflow-x-auto overflow-y-hidden [scrollbar-width:none] ${props.class ?? ""}`}
    >
      <Key each={props.tabs} by="label">
        {(tab) => (
          <a
            href={tab().href}
            attr:noscroll=""
            aria-current={tab().current ? "page" : undefined}
            class={
              "inline-flex h-9 min-w-6 flex-none items-center justify-center gap-1.5 border-transparent border-b-2 pt-0.5 font-medium text-base text-muted outline-offset-[-2px] transition-colors " +
              "hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11"
            }
          >
            {tab().label}
            <Show when={tab().count !== undefined}>
              <span class="font-normal text-meta text-subtle tabular-nums">
                {formatCount(tab().count ?? 0)}
              </span>
            </Show>
          </a>
        )}
      </Key>
    </nav>
  );
}
