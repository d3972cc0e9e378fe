import { type JSX, Show } from "solid-js";
import { Toasts } from "../overlays/toasts.tsx";
import { type Connection, ConnectionState } from "../states/connection-state.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { BrandMark } from "./brand-mark.tsx";
import type { NavLink } from "./nav-link.ts";

export type PassShellProps = {
  /** The organisation that lets this person in. */
  organisation: string;
  logo?: string | undefined;
  /** Absent before the pass is on this phone. */
  connection?: Connection | undefined;
  links?: readonly NavLink[] | undefined;
  children: JSX.Element;
};

/** The frame of the phone: the organisation above, the pass, and the places under the thumb. */
export function PassShell(props: PassShellProps) {
  return (
    <div class="mx-auto flex h-dvh max-w-[480px] flex-col bg-bg sm:border-line sm:border-x">
      <header class="flex h-13 flex-none items-center gap-2.5 px-4 pt-[env(safe-area-inset-top)]">
        <Show when={props.logo} fallback={<BrandMark class="size-6 text-accent" />}>
          {(logo) => <img src={logo()} alt="" class="h-6 w-auto max-w-24 object-contain" />}
        </Show>
        <span class="min-w-0 flex-1 truncate font-semibold text-form">{props.organisation}</span>
        <Show when={props.connection}>{(connection) => <ConnectionState connection={connection()} />}</Show>
      </header>
      <main id="content" tabindex={-1} class="flex min-h-0 flex-1 flex-col overflow-y-auto outline-none">
        {props.children}
      </main>
      <Show when={props.links}>{(links) => <BottomBar label="Pass" links={links()} />}</Show>
      <Toasts />
    </div>
  );
}
