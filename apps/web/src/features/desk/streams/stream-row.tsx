import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import { Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { formatMoment } from "~/lib/time.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { eventLook } from "./event-look.ts";

export type StreamRowProps = { row: DoorEventRow; zone: string; selected: boolean; onSelect: () => void };

/** One thing that happened: when, what, who, where. The bar at its left says how urgent it is. */
export function StreamRow(props: StreamRowProps) {
  const look = () => eventLook(props.row);
  const place = () => props.row.door?.name ?? props.row.reader?.name ?? props.row.bridge.name;
  const way = () => (props.row.result && props.row.reader ? `, ${props.row.reader.direction}` : "");
  return (
    <button
      type="button"
      aria-pressed={props.selected}
      data-rings={props.row.rings ? "" : undefined}
      data-tone={props.row.rings ? "red" : undefined}
      class={cx(
        "grid h-full w-full grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 border-line border-b px-3 text-left outline-offset-[-2px] sm:grid-cols-[4.5rem_minmax(9rem,0.9fr)_minmax(0,1.2fr)_minmax(0,0.9fr)]",
        props.selected ? "bg-press" : "hover:bg-hover",
        props.row.rings && "border-l-3 border-l-tone-dot pl-[9px]",
      )}
      onClick={() => props.onSelect()}
    >
      <span class="font-mono text-meta text-muted tabular-nums">
        {formatMoment(props.row.occurredAt, "clock", props.zone)}
      </span>
      <StatusPill state={look().state} word={look().word} detail={look().detail} />
      <span class="truncate max-sm:col-start-2 max-sm:text-meta">
        {props.row.person?.name ?? (props.row.result ? "Unknown" : "")}
        <Show when={props.row.person?.companies}>
          {(companies) => <span class="text-muted"> · {companies()}</span>}
        </Show>
        <span class="text-muted sm:hidden">
          {props.row.person ? " · " : ""}
          {place()}
        </span>
      </span>
      <span class="truncate text-muted max-sm:hidden">
        {place()}
        {way()}
        <Show when={props.row.delivery !== "live"}> · back-filled</Show>
      </span>
    </button>
  );
}
