import { useSearchParams } from "@solidjs/router";
import { createMemo, For, type JSX, lazy, Match, Show, Switch } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { SearchInput } from "~/ui/fields/search-input.tsx";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { needsAttention } from "../states/door-look.ts";
import { createSiteDoors, type SiteDoors } from "../states/site-doors.ts";
import { useOpenDoor } from "../states/use-open-door.ts";
import { type DoorFilter, doorFilterPath, fittingSites, readDoorFilter } from "./door-filter.ts";
import { DoorsTable } from "./doors-table.tsx";

const DoorSheet = lazy(() => import("../sheets/door-sheet.tsx"));

/** Every door of the project by site, live, and one of them beside the list. */
export function DoorsPage() {
  return (
    <GuardedPage
      verb="doors.see"
      title="Doors"
      what="see doors"
      who="An owner of this project can change your role."
    >
      <Doors />
    </GuardedPage>
  );
}

function Doors() {
  const project = useProject();
  const [search, setSearch] = useSearchParams();
  const doors = createSiteDoors(project.id);
  const open = useOpenDoor();
  const filter = createMemo(() => readDoorFilter(search));
  const setFilter = ({ q, attention }: DoorFilter) =>
    setSearch(
      { q: q || undefined, show: attention ? "attention" : undefined },
      { replace: true, scroll: false },
    );
  const sites = createMemo(() => fittingSites(doors.sites(), filter()));
  const tabs = (["all", "attention"] as const).map((id) => ({
    label: id === "all" ? "All" : "Needs attention",
    get href() {
      return doorFilterPath({ ...filter(), attention: id === "attention" });
    },
    get count() {
      if (doors.state() !== "ready") return undefined;
      return id === "all" ? doors.rows().length : doors.rows().filter(needsAttention).length;
    },
    get current() {
      return filter().attention === (id === "attention");
    },
  }));
  let box: HTMLInputElement | undefined;
  let list: HTMLDivElement | undefined;
  const step = (by: 1 | -1) => {
    const names = [...(list?.querySelectorAll<HTMLElement>("[data-record]") ?? [])];
    const at = names.findIndex((name) => name.contains(document.activeElement));
    const next = at === -1 ? (by === 1 ? 0 : names.length - 1) : at + by;
    names[Math.min(Math.max(next, 0), names.length - 1)]?.focus();
  };
  useKeys({
    "list.search": () => box?.focus(),
    "list.next": () => step(1),
    "list.previous": () => step(-1),
    "list.open": undefined,
    "desk.unlock": () => {
      const focused = document.activeElement?.getAttribute("data-record") ?? open.id();
      if (focused) open.openToUnlock(focused);
    },
  });

  return (
    <>
      <PageHeader
        title="Doors"
        tabs={<Tabs label="Doors by need" tabs={tabs} />}
        actions={<ButtonLink href="/desk">Open the desk</ButtonLink>}
      />
      <div class="flex-none px-3 py-2 sm:px-4">
        <SearchInput
          ref={(input) => {
            box = input;
          }}
          value={filter().q}
          onValue={(q) => setFilter({ ...filter(), q })}
          label="Search doors, zones, sites"
          hint="/"
          class="sm:w-72"
        />
      </div>
      <div
        ref={(element) => {
          list = element;
        }}
        class="border-line border-t"
      >
        <Listing
          doors={doors}
          isEmpty={sites().length === 0}
          filter={filter()}
          onClear={() => setFilter({ q: "", attention: false })}
        >
          <DoorsTable sites={sites()} openId={open.id()} onOpen={open.open} />
        </Listing>
      </div>
      <Show when={doors.row(open.id())}>
        {(door) => (
          <LatePart name={door().name} onFailed={open.close}>
            <DoorSheet door={door()} doors={doors.rows()} asked={open.asked()} onClose={open.close} />
          </LatePart>
        )}
      </Show>
    </>
  );
}

/** What stands there instead of the list, where there is none. */
function Listing(props: {
  doors: SiteDoors;
  isEmpty: boolean;
  filter: DoorFilter;
  onClear: () => void;
  children: JSX.Element;
}) {
  return (
    <Switch
      fallback={
        <>
          <Show when={props.doors.failure()}>
            {(failure) => (
              <Banner
                state="expired"
                class="m-3"
                actions={
                  <Button size="sm" variant="quiet" onClick={() => props.doors.retry()}>
                    Try again
                  </Button>
                }
              >
                These doors may be out of date. {failureText(failure())}
              </Banner>
            )}
          </Show>
          {props.children}
        </>
      }
    >
      <Match when={props.doors.state() === "loading"}>
        <div class="flex flex-col gap-6 px-4 py-4" aria-busy="true">
          <span class="sr-only" role="status">
            Loading
          </span>
          <For each={[38, 61, 54, 58, 47]}>{(width) => <Skeleton width={`${width}%`} />}</For>
        </div>
      </Match>
      <Match when={props.doors.state() === "failed" && props.doors.failure()}>
        {(failure) => (
          <ErrorState title="The doors could not be read" onRetry={() => props.doors.retry()}>
            {failureText(failure())}
          </ErrorState>
        )}
      </Match>
      <Match when={props.doors.rows().length === 0}>
        <EmptyState title="No door yet">
          Doors appear here as soon as a site has some, with the state their bridge reports.
        </EmptyState>
      </Match>
      <Match when={props.isEmpty && props.filter.q === ""}>
        <EmptyState title="Every door is well">
          None has an alarm, is locked down, cut off or has a reader in trouble.
        </EmptyState>
      </Match>
      <Match when={props.isEmpty}>
        <EmptyState
          title="No door fits"
          actions={<Button onClick={() => props.onClear()}>Clear the search</Button>}
        />
      </Match>
    </Switch>
  );
}
