import { useLocation } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { isAt, type NavLink } from "./nav-link.ts";

const cell =
  "relative flex h-14 flex-col items-center justify-center gap-1 text-[0.6875rem] leading-none font-medium outline-offset-[-3px]";

/** The bar at the lower edge of a phone: up to five places under the thumb. */
export function BottomBar(props: { label: string; links: readonly NavLink[]; children?: JSX.Element }) {
  const location = useLocation();
  return (
    <nav
      aria-label={props.label}
      class="grid flex-none auto-cols-fr grid-flow-col border-line border-t bg-surface pb-[env(safe-area-inset-bottom)]"
    >
      <For each={props.links}>
        {(link) => {
          const here = () => isAt(link, location.pathname);
          return (
            <a
              href={link.href}
              aria-current={here() ? "page" : undefined}
              class={cx(cell, here() ? "text-accent" : "text-muted")}
            >
              <Dynamic component={link.icon} class="size-5" />
              {link.label}
              <Show when={link.count}>{(count) => <Waiting count={count()} />}</Show>
            </a>
          );
        }}
      </For>
      {props.children}
    </nav>
  );
}

/** What waits behind a cell of the bar: a dot, and the number for whoever hears it. */
export function Waiting(props: { count: number }) {
  return (
    <>
      <span class="absolute top-2 left-1/2 ml-2 size-2 rounded-full bg-accent" />
      <span class="sr-only">, {formatCount(props.count)} waiting</span>
    </>
  );
}

/** The class of one more entry of the bar that is a button, such as "More". */
export const bottomBarButton = `${cell} text-muted`;
