import { type Accessor, createSignal, onMount } from "solid-js";
import { createNow } from "~/lib/ticker.ts";
import type { DoorStream } from "./door-stream.ts";
import { minuteMs, perMinute } from "./pace-count.ts";

/** How busy the doors are and how late their news comes. */
export type Pace = {
  /** Undefined until the page has listened for a whole minute. */
  readonly perMinute: Accessor<number | undefined>;
  readonly lagMs: Accessor<number | undefined>;
};

/** Counts the events of the last minute and keeps the lag of the newest live one. */
export function createPace(stream: DoorStream): Pace {
  const now = createNow(1_000);
  const [since, setSince] = createSignal<number>();
  const [heard, setHeard] = createSignal<readonly number[]>([]);
  const [lagMs, setLagMs] = createSignal<number>();
  onMount(() => setSince(Date.now()));
  stream.onEvery((row) => {
    const at = Date.now();
    setHeard((before) => [...before.filter((one) => at - one < minuteMs), at]);
    if (row.delivery === "live")
      setLagMs(Math.max(0, Date.parse(row.receivedAt) - Date.parse(row.occurredAt)));
  });
  return { perMinute: () => perMinute(heard(), since(), now()), lagMs };
}
