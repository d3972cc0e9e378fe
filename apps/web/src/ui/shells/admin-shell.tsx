import Bell from "lucide-solid/icons/bell";
import Ellipsis from "lucide-solid/icons/ellipsis";
import PanelLeftClose from "lucide-solid/icons/panel-left-close";
import PanelLeftOpen from "lucide-solid/icons/panel-left-open";
import Search from "lucide-solid/icons/search";
import { createSignal, type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { readPreference, writePreference } from "~/lib/preferences.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { Kbd } from "../controls/kbd.tsx";
import { Drawer } from "../overlays/drawer.tsx";
import { Toasts } from "../overlays/toasts.tsx";
import { type Presence, PresenceStack } from "../people/presence-stack.tsx";
import { Slot } from "../slot.tsx";
import { type Connection, ConnectionState } from "../states/connection-state.tsx";
import { type Account, AccountMenu } from "./account-menu.tsx";
import { BottomBar, bottomBarButton, Waiting } from "./bottom-bar.tsx";
import { BrandMark } from "./brand-mark.tsx";
import type { NavSection } from "./nav-link.ts";
import { NavList } from "./nav-list.tsx";
import { ProjectSwitcher, type ProjectSwitcherProps } from "./project-switcher.tsx";
import { SkipLink } from "./skip-link.tsx";

export type AdminShellProps = ProjectSwitcherProps & {
  sections: readonly NavSection[];
  connection: Connection;
  /** Who else is on this page. */
  people: readonly Presence[];
  unreadNotices?: number | undefined;
  /** Without it there is no bell. */
  onNotices?: (() => void) | undefined;
  onSearch: () => void;
  account: Account;
  onSignOut: () => void;
  /** Entries of the account menu above the theme. */
  accountEntries?: JSX.Element;
  /** What concerns the whole project: an import runs, mail cannot be sent. */
  banner?: JSX.Element;
  children: JSX.Element;
};

const thumbPlaces = 4;

/** The frame of every admin page: places on the left, the project and its state above, the page in the rest. */
export function AdminShell(props: AdminShellProps) {
  const [isNarrow, setNarrow] = createSignal(readPreference("rail") === "narrow");
  const [isDrawerOpen, setDrawerOpen] = createSignal(false);
  const fold = () => {
    writePreference("rail", setNarrow(!isNarrow()) ? "narrow" : "wide");
  };
  const links = () => props.sections.flatMap((section) => section.links);
  const waitingElsewhere = () =>
    links()
      .slice(thumbPlaces)
      .reduce((sum, { count }) => sum + (count ?? 0), 0);
  return (
    <div class="flex h-dvh overflow-hidden bg-bg">
      <SkipLink />
      <nav
        aria-label="Main"
        class={cx(
          "@container flex w-14 flex-none flex-col border-line border-r bg-bg transition-[width] duration-[180ms] ease-quiet max-md:hidden",
          !isNarrow() && "lg:w-[232px]",
        )}
      >
        <div class="flex h-12 flex-none items-center gap-2 px-4">
          <BrandMark class="size-6 text-accent" />
          <span class="font-semibold text-form tracking-tight @max-[6rem]:sr-only">Gatehouse</span>
        </div>
        <div class="min-h-0 flex-1 overflow-y-auto px-2 py-1.5 [scrollbar-width:thin]">
          <NavList sections={props.sections} />
        </div>
        <div class="flex flex-none justify-end p-2 max-lg:hidden @max-[6rem]:justify-center">
          <IconButton
            icon={isNarrow() ? PanelLeftOpen : PanelLeftClose}
            label={isNarrow() ? "Widen the navigation" : "Narrow the navigation"}
            aria-expanded={!isNarrow()}
            onClick={fold}
          />
        </div>
      </nav>

      <div class="flex min-w-0 flex-1 flex-col bg-surface">
        <header class="flex h-12 flex-none items-center gap-2 border-line border-b px-3 sm:px-4">
          <BrandMark class="size-6 text-accent md:hidden" />
          <ProjectSwitcher
            project={props.project}
            projects={props.projects}
            onSwitch={props.onSwitch}
            onCreate={props.onCreate}
          />
          <button
            type="button"
            class="mx-auto flex h-8 w-full max-w-[420px] items-center gap-2 rounded-control border border-line bg-bg px-2.5 text-base text-subtle transition-colors hover:border-line-strong max-md:hidden"
            onClick={() => props.onSearch()}
          >
            <Search />
            <span class="min-w-0 flex-1 truncate text-left">Search or run a command</span>
            <Kbd keys="Mod K" />
          </button>
          <div class="ml-auto flex flex-none items-center gap-1 md:ml-0">
            <ConnectionState connection={props.connection} class="max-sm:px-1.5" />
            <span class="mx-1 max-md:hidden">
              <PresenceStack people={props.people} label="On this page" />
            </span>
            <IconButton icon={Search} label="Search" class="md:hidden" onClick={() => props.onSearch()} />
            <Show when={props.onNotices}>
              {(open) => (
                <IconButton
                  icon={Bell}
                  label={props.unreadNotices ? `Notices, ${props.unreadNotices} unread` : "Notices"}
                  mark={(props.unreadNotices ?? 0) > 0}
                  onClick={() => open()()}
                />
              )}
            </Show>
            <AccountMenu account={props.account} onSignOut={props.onSignOut}>
              {props.accountEntries}
            </AccountMenu>
          </div>
        </header>
        <Slot
          of={props.banner}
          frame={(content) => <div class="flex-none px-3 pt-3 sm:px-4">{content}</div>}
        />
        <main
          id="content"
          tabindex={-1}
          class="relative flex min-h-0 flex-1 flex-col overflow-y-auto outline-none"
        >
          {props.children}
        </main>
        <div class="md:hidden">
          <BottomBar label="Main" links={links().slice(0, thumbPlaces)}>
            <button type="button" class={bottomBarButton} onClick={() => setDrawerOpen(true)}>
              <Ellipsis class="size-5" />
              More
              <Show when={waitingElsewhere()}>{(count) => <Waiting count={count()} />}</Show>
            </button>
          </BottomBar>
        </div>
      </div>
      <Drawer open={isDrawerOpen()} onOpenChange={setDrawerOpen} title="Gatehouse" side="left">
        <nav aria-label="All places" class="@container p-2">
          <NavList sections={props.sections} onGo={() => setDrawerOpen(false)} />
        </nav>
      </Drawer>
      <Toasts />
    </div>
  );
}
