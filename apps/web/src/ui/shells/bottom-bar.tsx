import { useLocation } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
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
              <Show when={link.count}>
                <span class="absolute top-2 left-1/2 ml-2 size-2 rounded-full bg-accent" />
              </Show>
            </a>
          );
        }}
      </For>
      {props.children}
    </nav>
  );
}

/** The class of one more entry of the bar that is a button, such as "More". */
export const bottomBarButton = `${cell} text-muted`;
