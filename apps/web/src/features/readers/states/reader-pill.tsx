import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { createMemo, Show } from "solid-js";
import { createNow } from "~/lib/ticker.ts";
import { formatSpan } from "~/lib/time.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { isInstalling, readerLook } from "./reader-look.ts";

/** How a reader stands; an open install mode counts down. In a list what is well stays quiet. */
export function ReaderPill(props: { reader: ReaderDetailRow; inList?: boolean | undefined }) {
  const now = createNow(1_000);
  // Only a reader whose install mode is open looks at the clock.
  const isOpen = createMemo(() => isInstalling(props.reader, props.reader.installEndsAt ? now() : 0));
  const look = () => readerLook(props.reader, isOpen());
  const isWell = () => look().state === "online" || look().state === "to-do";
  return (
    <StatusPill
      state={look().state}
      word={look().word}
      quiet={look().last || (props.inList === true && isWell())}
      detail={
        <Show when={look().word === "Install mode"} fallback={look().last ? "last known" : look().detail}>
          <InstallLeft until={props.reader.installEndsAt} now={now()} />
        </Show>
      }
    />
  );
}

/** What is left of an install mode, as a running clock. Not read out at every second. */
export function InstallLeft(props: { until: string | null; now: number }) {
  return (
    <span class="font-mono tabular-nums" aria-live="off">
      {formatSpan(Date.parse(props.until ?? "") - props.now)}
    </span>
  );
}
