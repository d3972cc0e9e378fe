import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { Key } from "@solid-primitives/keyed";
import { Show } from "solid-js";
import { RecordRow } from "~/features/sites/lists/record-row.tsx";
import { SiteHeading } from "~/features/sites/lists/site-heading.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { ReaderPill } from "../states/reader-pill.tsx";
import { protocolWords, securityWords } from "../states/reader-words.ts";
import type { ReaderSite } from "../states/readers.ts";

export type ReadersTableProps = {
  sites: readonly ReaderSite[];
  openId: string | undefined;
  onOpen: (id: string) => void;
};

/** Readers by site as one table; on a phone each is a block of lines. The name opens the sheet, a press on the row too. */
export function ReadersTable(props: ReadersTableProps) {
  return (
    <table class="w-full table-fixed text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 pl-4 font-medium">Reader</th>
          <th class="px-3 font-medium">Door</th>
          <th class="w-14 px-3 font-medium max-lg:hidden">Way</th>
          <th class="w-56 px-3 font-medium">State</th>
          <th class="px-3 font-medium max-md:hidden">Line</th>
          <th class="w-20 px-3 text-right font-medium max-xl:hidden">Address</th>
          <th class="px-3 font-medium max-2xl:hidden">Reads</th>
          <th class="w-24 px-3 font-medium max-lg:hidden">Security</th>
          <th class="w-28 px-3 pr-4 text-right font-medium max-xl:hidden">Key changed</th>
        </tr>
      </thead>
      <Key each={props.sites} by="id">
        {(site) => <SiteRows site={site()} openId={props.openId} onOpen={props.onOpen} />}
      </Key>
    </table>
  );
}

function SiteRows(props: { site: ReaderSite; openId: string | undefined; onOpen: (id: string) => void }) {
  const bridge = () => props.site.rows[0]?.bridge ?? null;
  const isUntold = () =>
    bridge()?.state === "online" && props.site.rows.every((reader) => reader.setup === null);
  return (
    <tbody class="max-sm:block">
      <tr class="border-line border-b bg-bg max-sm:block">
        <SiteHeading site={props.site} bridge={bridge()} class="sm:flex-nowrap sm:whitespace-nowrap">
          <Show when={isUntold()}>
            <span class="text-meta text-muted">has not said how its readers are wired</span>
          </Show>
        </SiteHeading>
        <td class="max-md:hidden" />
        <td class="max-lg:hidden" />
        <td class="max-lg:hidden" />
        <td class="max-xl:hidden" />
        <td class="max-xl:hidden" />
        <td class="max-2xl:hidden" />
      </tr>
      <Key each={props.site.rows} by="id">
        {(reader) => <ReaderLine reader={reader()} openId={props.openId} onOpen={props.onOpen} />}
      </Key>
    </tbody>
  );
}

function ReaderLine(props: {
  reader: ReaderDetailRow;
  openId: string | undefined;
  onOpen: (id: string) => void;
}) {
  const setup = () => props.reader.setup;
  return (
    <RecordRow record={props.reader} openId={props.openId} onOpen={props.onOpen}>
      <td class="truncate px-3 max-sm:order-1 max-sm:col-span-2 max-sm:p-0 max-sm:text-meta max-sm:text-muted">
        <a
          href={`/doors?open=${props.reader.door.id}`}
          title={props.reader.door.name}
          class="inline-block min-h-6 max-w-full truncate rounded-chip align-middle leading-6 hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {props.reader.door.name}
        </a>
        <span class="sm:hidden">
          {props.reader.direction === "in" ? ", going in" : ", going out"}{" "}
          <LineText reader={props.reader} dot />
        </span>
      </td>
      <td class="truncate px-3 text-muted max-lg:hidden">{props.reader.direction === "in" ? "In" : "Out"}</td>
      <td class="truncate px-3 max-sm:p-0">
        <ReaderPill reader={props.reader} inList />
      </td>
      <td class="truncate px-3 text-muted max-md:hidden">
        <LineText reader={props.reader} />
      </td>
      <td class="truncate px-3 text-right text-muted tabular-nums max-xl:hidden">
        {setup()?.address ?? "–"}
      </td>
      <td class="truncate px-3 text-muted max-2xl:hidden" title={setup()?.profile ?? undefined}>
        {setup()?.profile ?? "–"}
      </td>
      <td class="truncate px-3 text-muted max-lg:hidden">
        <Show when={setup()} fallback="–">
          {(wired) => securityWords[wired().security ?? "none"].short}
        </Show>
      </td>
      <td class="truncate px-3 pr-4 text-right text-muted tabular-nums max-xl:hidden">
        <Show when={props.reader.keyChangedAt} fallback="–">
          {(at) => <RelativeTime at={at()} zone={props.reader.site.timeZone} />}
        </Show>
      </td>
    </RecordRow>
  );
}

/** What the reader's line is called and speaks. */
function LineText(props: { reader: ReaderDetailRow; dot?: boolean }) {
  return (
    <Show when={props.reader.setup} fallback={props.dot ? "" : "–"}>
      {(wired) => (
        <>
          {props.dot ? "· " : ""}
          {protocolWords[wired().protocol]}
          <Show when={wired().protocol !== "simulated"}> · {wired().lineId}</Show>
        </>
      )}
    </Show>
  );
}
