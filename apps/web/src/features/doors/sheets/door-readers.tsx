import type { ReaderRow } from "@gatehouse/contracts/doors/doors-list";
import { For, Show } from "solid-js";
import { StatusPill } from "~/ui/states/status-pill.tsx";

const protections = {
  scbk: "secure channel",
  scbkd: "secure channel with the factory key",
  none: "",
} as const;

/** The readers of a door: which way they let in, whether they are heard, and what is wrong with them. */
export function DoorReaders(props: { readers: readonly ReaderRow[]; isLast: boolean }) {
  return (
    <Show
      when={props.readers.length > 0}
      fallback={<p class="text-base text-muted">No reader is at this door.</p>}
    >
      <ul>
        <For each={props.readers}>
          {(reader) => (
            <li class="flex min-h-9 flex-wrap items-center justify-between gap-x-3 border-line border-b py-1 last:border-b-0">
              <span class="min-w-0 truncate text-base">
                <a href={`/readers?open=${reader.id}`} class="rounded-chip hover:underline">
                  {reader.name}
                </a>
                <span class="text-muted">
                  {" "}
                  · {reader.direction === "in" ? "going in" : "going out"}
                  <Show when={protections[reader.protection]}>{(words) => <> · {words()}</>}</Show>
                </span>
              </span>
              <ReaderState reader={reader} isLast={props.isLast} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function ReaderState(props: { reader: ReaderRow; isLast: boolean }) {
  const last = () => (props.isLast ? "last known" : undefined);
  return (
    <span class="flex flex-wrap items-center gap-1.5">
      <Show when={props.reader.tampered}>
        <StatusPill state="forced-open" word="Tampered with" />
      </Show>
      <Show when={props.reader.powerFailing}>
        <StatusPill state="failed" word="Power failing" />
      </Show>
      <Show when={props.reader.link === "quarantined"}>
        <StatusPill state="failed" word="Quarantined" detail={last()} />
      </Show>
      <Show when={props.reader.link === "unknown"}>
        <StatusPill state="offline" word="Not heard yet" quiet />
      </Show>
      <Show when={props.reader.link === "online" || props.reader.link === "offline"}>
        <StatusPill state={props.reader.link === "online" ? "online" : "offline"} detail={last()} quiet />
      </Show>
    </span>
  );
}
