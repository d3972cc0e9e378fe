import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { useSearchParams } from "@solidjs/router";
import { createMemo, lazy, Show } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { SearchedRecords } from "~/features/sites/lists/searched-records.tsx";
import { SiteListing } from "~/features/sites/lists/site-listing.tsx";
import { useOpenRecord } from "~/lib/open-record.ts";
import { createNow } from "~/lib/ticker.ts";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { isInstalling } from "../states/reader-look.ts";
import { createReaders } from "../states/readers.ts";
import {
  fittingReaders,
  isInView,
  type ReaderFilter,
  readerFilterPath,
  readerViews,
  readReaderFilter,
} from "./reader-filter.ts";
import { ReadersTable } from "./readers-table.tsx";
import { viewWords } from "./view-words.ts";

const ReaderSheet = lazy(() => import("../sheets/reader-sheet.tsx"));

/** Every reader of the project by site, live, and one of them beside the list. */
export function ReadersPage() {
  return (
    <GuardedPage
      verb="readers.see"
      title="Readers"
      what="see readers"
      who="An owner of this project can change your role."
    >
      <Readers />
    </GuardedPage>
  );
}

function Readers() {
  const project = useProject();
  const [search, setSearch] = useSearchParams();
  const readers = createReaders(project.id);
  const open = useOpenRecord();
  const now = createNow(1_000);
  // Only a reader whose install mode is open looks at the clock.
  const isInstallOpen = (reader: ReaderDetailRow) =>
    isInstalling(reader, reader.installEndsAt === null ? 0 : now());
  const filter = createMemo(() => readReaderFilter(search));
  const setFilter = ({ q, view }: ReaderFilter) =>
    setSearch(
      { q: q || undefined, show: view === "all" ? undefined : view },
      { replace: true, scroll: false },
    );
  const sites = createMemo(() => fittingReaders(readers.sites(), filter(), isInstallOpen));
  const tabs = readerViews.map((view) => ({
    label: viewWords[view].label,
    get href() {
      return readerFilterPath({ ...filter(), view });
    },
    get count() {
      if (readers.state() !== "ready") return undefined;
      return readers.rows().filter((reader) => isInView(reader, view, isInstallOpen(reader))).length;
    },
    get current() {
      return filter().view === view;
    },
  }));

  return (
    <>
      <PageHeader title="Readers" tabs={<Tabs label="Readers by state" tabs={tabs} />} />
      <SearchedRecords
        label="Search readers, doors, sites, lines"
        q={filter().q}
        onSearch={(q) => setFilter({ ...filter(), q })}
        class="sm:w-80"
      >
        <SiteListing
          list={readers}
          noun="reader"
          origin="Readers appear here as soon as a door has one, with the state their bridge reports."
          none={viewWords[filter().view].none}
          isEmpty={sites().length === 0}
          q={filter().q}
          onClear={() => setFilter({ q: "", view: "all" })}
        >
          <ReadersTable sites={sites()} openId={open.id()} onOpen={open.open} />
        </SiteListing>
      </SearchedRecords>
      <Show when={readers.row(open.id())}>
        {(reader) => (
          <LatePart name={reader().name} onFailed={open.close}>
            <ReaderSheet reader={reader()} onClose={open.close} />
          </LatePart>
        )}
      </Show>
    </>
  );
}
