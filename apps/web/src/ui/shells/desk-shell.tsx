import { useLocation } from "@solidjs/router";
import { For, type JSX, onCleanup, onMount } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { showThemeOf } from "~/lib/theme.ts";
import { Toasts } from "../overlays/toasts.tsx";
import { Slot } from "../slot.tsx";
import { type Connection, ConnectionState } from "../states/connection-state.tsx";
import { BrandMark } from "./brand-mark.tsx";
import { isAt, type NavLink } from "./nav-link.ts";
import { SiteClock } from "./site-clock.tsx";
import { SkipLink } from "./skip-link.tsx";

export type DeskShellProps = {
  /** The project or site the desk watches. */
  title: string;
  links: readonly NavLink[];
  connection: Connection;
  zone: string;
  /** Small controls at the upper right: sound, account. */
  tools?: JSX.Element;
  /** The line at the lower edge: rate, lag, sound, operator, shift note. */
  footer?: JSX.Element;
  children: JSX.Element;
};

/** The frame of the security desk: dark, edge to edge, everything but the doors in one thin line. */
export function DeskShell(props: DeskShellProps) {
  const location = useLocation();
  onMount(() => {
    showThemeOf("/desk");
    onCleanup(() => showThemeOf(window.location.pathname));
  });
  return (
    <div class="flex h-dvh flex-col overflow-hidden bg-bg">
      <SkipLink />
      <header class="flex h-11 flex-none items-center gap-3 border-line border-b px-3">
        <a
          href="/"
          class="flex min-h-6 flex-none items-center gap-2 rounded-control pointer-coarse:h-11 pointer-coarse:min-w-11 max-sm:justify-center"
          title="To the admin"
        >
          <BrandMark class="size-5 text-accent" />
          <span class="font-semibold text-form max-sm:sr-only">{props.title}</span>
        </a>
        <nav aria-label="Desk" class="flex min-w-0 flex-1 gap-0.5 overflow-x-auto [scrollbar-width:none]">
          <For each={props.links}>
            {(link) => {
              const here = () => isAt(link, location.pathname);
              return (
                <a
                  href={link.href}
                  aria-current={here() ? "page" : undefined}
                  class={cx(
                    "flex h-7 flex-none items-center rounded-control px-2.5 text-base outline-offset-[-2px] transition-colors pointer-coarse:h-11",
                    here() ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                  )}
                >
                  {link.label}
                </a>
              );
            }}
          </For>
        </nav>
        <div class="flex flex-none items-center gap-2">
          {props.tools}
          <ConnectionState connection={props.connection} />
          <SiteClock zone={props.zone} class="text-section max-sm:hidden" />
        </div>
      </header>
      <main id="content" tabindex={-1} class="flex min-h-0 flex-1 flex-col outline-none">
        {props.children}
      </main>
      <Slot
        of={props.footer}
        frame={(content) => (
          <footer class="flex h-8 flex-none items-center gap-4 overflow-x-auto whitespace-nowrap border-line border-t px-3 text-meta text-muted [scrollbar-width:none]">
            {content}
          </footer>
        )}
      />
      <Toasts />
    </div>
  );
}
