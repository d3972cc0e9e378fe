import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { useSearchParams } from "@solidjs/router";
import { createMemo, lazy, Show } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useKeys } from "~/lib/keys.ts";
import { useOpenRecord } from "~/lib/open-record.ts";
import { createNow } from "~/lib/ticker.ts";
import { SearchInput } from "~/ui/fields/search-input.tsx";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { isInstalling } from "../states/reader-look.ts";
import { createReaders } from "../states/readers.ts";
import {
  fittingReaders,
  isInView,
  type ReaderFilter,
  type ReaderView,
  readerFilterPath,
  readerViews,
  readReaderFilter,
} from "./reader-filter.ts";
import { ReadersListing } from "./readers-listing.tsx";
import { ReadersTable } from "./readers-table.tsx";

const ReaderSheet = lazy(() => import("../sheets/reader-sheet.tsx"));

const viewWords: Record<ReaderView, string> = {
  all: "All",
  attention: "Needs attention",
  offline: "Offline",
  quarantined: "Quarantined",
  clear: "Unencrypted",
  install: "Install mode",
};

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
    label: viewWords[view],
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
  });

  return (
    <>
      <PageHeader title="Readers" tabs={<Tabs label="Readers by state" tabs={tabs} />} />
      <div class="flex-none px-3 py-2 sm:px-4">
        <SearchInput
          ref={(input) => {
            box = input;
          }}
          value={filter().q}
          onValue={(q) => setFilter({ ...filter(), q })}
          label="Search readers, doors, sites, lines"
          hint="/"
          class="sm:w-80"
        />
      </div>
      <div
        ref={(element) => {
          list = element;
        }}
        class="border-line border-t"
      >
        <ReadersListing
          readers={readers}
          isEmpty={sites().length === 0}
          filter={filter()}
          onClear={() => setFilter({ q: "", view: "all" })}
        >
          <ReadersTable sites={sites()} openId={open.id()} onOpen={open.open} />
        </ReadersListing>
      </div>
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
