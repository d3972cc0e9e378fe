import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import { Key } from "@solid-primitives/keyed";
import { Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { createNow } from "~/lib/ticker.ts";
import { formatMoment } from "~/lib/time.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { bridgeLook, isLeaseOver, listText, readersText } from "./bridge-look.ts";

export type BridgeTableProps = {
  bridges: readonly BridgeRow[];
  /** The newest position of the change log, to tell how far a list is behind. */
  position: number;
  zoneOf: (siteId: string) => string;
  openId: string | undefined;
  onOpen: (id: string) => void;
};

/** The bridges of a project; on a phone each is a block of lines. The name opens the sheet, a press on the row too. */
export function BridgeTable(props: BridgeTableProps) {
  return (
    <table class="w-full table-fixed text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 pl-4 font-medium">Bridge</th>
          <th class="w-48 px-3 font-medium">State</th>
          <th class="w-28 px-3 font-medium max-lg:hidden">Last heard</th>
          <th class="w-32 px-3 font-medium max-md:hidden">Lease until</th>
          <th class="w-36 px-3 font-medium max-lg:hidden">List</th>
          <th class="w-18 px-3 text-right font-medium">Doors</th>
          <th class="w-24 px-3 text-right font-medium max-md:hidden">Readers</th>
          <th class="w-24 px-3 pr-4 font-medium max-xl:hidden">Version</th>
        </tr>
      </thead>
      <tbody class="max-sm:block">
        <Key each={props.bridges} by="id">
          {(bridge) => <BridgeLine {...props} bridge={bridge()} />}
        </Key>
      </tbody>
    </table>
  );
}

function BridgeLine(props: BridgeTableProps & { bridge: BridgeRow }) {
  const zone = () => props.zoneOf(props.bridge.site.id);
  const look = () => bridgeLook(props.bridge, zone());
  return (
    <tr
      class={cx(
        "cursor-pointer border-line border-b max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:items-start max-sm:gap-x-3 max-sm:px-4 max-sm:py-3",
        props.openId === props.bridge.id ? "bg-press" : "hover:bg-hover",
      )}
      onClick={() => props.onOpen(props.bridge.id)}
    >
      <td class="py-2 pr-3 pl-4 max-sm:p-0">
        <button
          type="button"
          data-record={props.bridge.id}
          aria-expanded={props.openId === props.bridge.id}
          class="block min-h-6 max-w-full truncate rounded-chip text-left font-medium hover:underline"
          onClick={(event) => {
            event.stopPropagation();
            props.onOpen(props.bridge.id);
          }}
        >
          {props.bridge.name}
        </button>
        <span class="block truncate text-meta text-muted">{props.bridge.site.name}</span>
      </td>
      <td class="px-3 max-sm:p-0">
        <StatusPill state={look().state} word={look().word} detail={look().detail} />
      </td>
      <td class="truncate px-3 text-muted max-lg:hidden">
        <Show when={props.bridge.lastSeenAt} fallback="Never">
          {(at) => <RelativeTime at={at()} zone={zone()} />}
        </Show>
      </td>
      <td class="truncate px-3 text-muted tabular-nums max-md:hidden">
        <Lease bridge={props.bridge} zone={zone()} />
      </td>
      <td class="truncate px-3 text-muted max-lg:hidden">{listText(props.bridge, props.position)}</td>
      <td class="px-3 text-right text-muted tabular-nums max-sm:col-span-2 max-sm:p-0 max-sm:pt-1 max-sm:text-left max-sm:text-meta">
        {formatCount(props.bridge.doors)}
        <span class="sm:hidden">
          {props.bridge.doors === 1 ? " door" : " doors"} · {readersText(props.bridge)} readers
          {props.bridge.state === "online" ? " online" : ""}
        </span>
      </td>
      <td class="px-3 text-right text-muted tabular-nums max-md:hidden">{readersText(props.bridge)}</td>
      <td class="truncate px-3 pr-4 font-mono text-meta text-muted max-xl:hidden">
        {props.bridge.version ?? "–"}
      </td>
    </tr>
  );
}

/** Until when a bridge decides without hearing from here; past that its doors deny everybody. */
export function Lease(props: { bridge: BridgeRow; zone: string }) {
  const now = createNow(15_000);
  return (
    <Show when={props.bridge.leaseEndsAt} fallback="–">
      {(end) => (
        <Show
          when={!isLeaseOver(props.bridge, now())}
          fallback={<StatusPill state="expired" word="Ran out" detail="its doors deny" quiet />}
        >
          {formatMoment(end(), "day-time", props.zone)}
        </Show>
      )}
    </Show>
  );
}
