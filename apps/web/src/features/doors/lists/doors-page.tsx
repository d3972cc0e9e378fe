import { useSearchParams } from "@solidjs/router";
import { createMemo, lazy, Show } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { SearchedRecords } from "~/features/sites/lists/searched-records.tsx";
import { SiteListing } from "~/features/sites/lists/site-listing.tsx";
import { useKeys } from "~/lib/keys.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { needsAttention } from "../states/door-look.ts";
import { createSiteDoors } from "../states/site-doors.ts";
import { useOpenDoor } from "../states/use-open-door.ts";
import { type DoorFilter, doorFilterPath, fittingSites, readDoorFilter } from "./door-filter.ts";
import { DoorsTable } from "./doors-table.tsx";

const DoorSheet = lazy(() => import("../sheets/door-sheet.tsx"));

const noneInTrouble = {
  title: "Every door is well",
  text: "None has an alarm, is locked down, cut off or has a reader in trouble.",
};

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
  useKeys({
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
      <SearchedRecords
        label="Search doors, zones, sites"
        q={filter().q}
        onSearch={(q) => setFilter({ ...filter(), q })}
        class="sm:w-72"
      >
        <SiteListing
          list={doors}
          noun="door"
          origin="Doors appear here as soon as a site has some, with the state their bridge reports."
          none={noneInTrouble}
          isEmpty={sites().length === 0}
          q={filter().q}
          onClear={() => setFilter({ q: "", attention: false })}
        >
          <DoorsTable sites={sites()} openId={open.id()} onOpen={open.open} />
        </SiteListing>
      </SearchedRecords>
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
