import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { Key } from "@solid-primitives/keyed";
import { Show } from "solid-js";
import { RecordRow } from "~/features/sites/lists/record-row.tsx";
import { SiteHeading } from "~/features/sites/lists/site-heading.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { doorLook, isReaderInTrouble } from "../states/door-look.ts";
import type { SiteGroup } from "../states/site-doors.ts";

const modeWords = { normal: "Per person", unlocked: "Open by order", lockdown: "Lockdown" } as const;

/** Doors by site as one table; on a phone each is a block of lines. The name opens the sheet, a press on the row too. */
export function DoorsTable(props: {
  sites: readonly SiteGroup[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}) {
  return (
    <table class="w-full table-fixed text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 pl-4 font-medium">Door</th>
          <th class="w-48 px-3 font-medium">State</th>
          <th class="px-3 font-medium max-md:hidden">Leads into</th>
          <th class="w-32 px-3 font-medium max-lg:hidden">Mode</th>
          <th class="w-36 px-3 font-medium">Readers</th>
          <th class="w-32 px-3 pr-4 text-right font-medium max-lg:hidden">Changed</th>
        </tr>
      </thead>
      <Key each={props.sites} by="id">
        {(site) => <SiteRows site={site()} openId={props.openId} onOpen={props.onOpen} />}
      </Key>
    </table>
  );
}

function SiteRows(props: { site: SiteGroup; openId: string | undefined; onOpen: (id: string) => void }) {
  return (
    <tbody class="max-sm:block">
      <tr class="border-line border-b bg-bg max-sm:block">
        <SiteHeading site={props.site} bridge={props.site.rows[0]?.bridge ?? null} />
        <td class="max-md:hidden" />
        <td class="max-lg:hidden" />
        <td class="max-lg:hidden" />
      </tr>
      <Key each={props.site.rows} by="id">
        {(door) => <DoorLine door={door()} openId={props.openId} onOpen={props.onOpen} />}
      </Key>
    </tbody>
  );
}

function DoorLine(props: { door: DoorRow; openId: string | undefined; onOpen: (id: string) => void }) {
  const look = () => doorLook(props.door);
  return (
    <RecordRow record={props.door} openId={props.openId} onOpen={props.onOpen}>
      <td class="truncate px-3 max-sm:p-0">
        <StatusPill
          state={look().state}
          word={look().word}
          quiet={look().last || look().state === "closed"}
          detail={look().last ? "last known" : undefined}
        />
      </td>
      <td class="truncate px-3 text-muted max-md:hidden max-sm:hidden">{props.door.zone.name}</td>
      <td class="truncate px-3 text-muted max-lg:hidden">{modeWords[props.door.mode]}</td>
      <td class="truncate px-3 text-muted max-sm:col-span-2 max-sm:p-0 max-sm:text-meta">
        <span class="sm:hidden">{props.door.zone.name} · </span>
        <ReaderCount door={props.door} />
      </td>
      <td class="truncate px-3 pr-4 text-right text-muted tabular-nums max-lg:hidden">
        <Show when={props.door.changedAt}>
          {(at) => <RelativeTime at={at()} zone={props.door.site.timeZone} />}
        </Show>
      </td>
    </RecordRow>
  );
}

function ReaderCount(props: { door: DoorRow }) {
  const online = () => props.door.readers.filter((reader) => reader.link === "online").length;
  const isTrusted = () => props.door.bridge?.state === "online";
  const readers = () =>
    props.door.readers.length === 1 ? "1 reader" : `${props.door.readers.length} readers`;
  return (
    <Show when={props.door.readers.length > 0} fallback="No reader">
      <Show
        when={isTrusted() && props.door.readers.some(isReaderInTrouble)}
        fallback={isTrusted() ? `${online()} of ${props.door.readers.length} online` : readers()}
      >
        <StatusPill
          state={props.door.readers.some((reader) => reader.tampered) ? "forced-open" : "failed"}
          word={props.door.readers.some((reader) => reader.tampered) ? "Tampered with" : undefined}
          detail={`${online()} of ${props.door.readers.length} online`}
          quiet
        />
      </Show>
    </Show>
  );
}
