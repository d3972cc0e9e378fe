import { type Accessor, createSignal } from "solid-js";
import { createNow } from "~/lib/ticker.ts";
import type { DoorStream } from "./door-stream.ts";

/** How busy the doors are and how late their news comes. */
export type Pace = { readonly perMinute: Accessor<number>; readonly lagMs: Accessor<number | undefined> };

const minuteMs = 60_000;

/** Counts the events of the last minute and keeps the lag of the newest live one. */
export function createPace(stream: DoorStream): Pace {
  const now = createNow(1_000);
  const [heard, setHeard] = createSignal<readonly number[]>([]);
  const [lagMs, setLagMs] = createSignal<number>();
  stream.onEvery((row) => {
    const at = Date.now();
    setHeard((before) => [...before.filter((one) => at - one < minuteMs), at]);
    if (row.delivery === "live")
      setLagMs(Math.max(0, Date.parse(row.receivedAt) - Date.parse(row.occurredAt)));
  });
  return { perMinute: () => heard().filter((one) => now() - one < minuteMs).length, lagMs };
}
