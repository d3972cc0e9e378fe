import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { formatMoment } from "../../../lib/time.ts";

/** What holds for a door now, in one or two sentences: who vouches for its state, and what is on its way. Pure. */
export function doorSentence(door: DoorRow): string | undefined {
  const { bridge, site } = door;
  if (bridge === null) return `${site.name} has no bridge: nothing is known of this door.`;
  if (bridge.state === "unpaired")
    return `The bridge of ${site.name} has never been paired: nothing is known of this door.`;
  const since = bridge.lastSeenAt
    ? ` since ${formatMoment(bridge.lastSeenAt, "day-time", site.timeZone)}`
    : "";
  const cutOff =
    bridge.state === "online"
      ? undefined
      : bridge.state === "quarantined"
        ? `The bridge of ${site.name} is in quarantine: nothing it says is believed. This is the last known state.`
        : `${site.name} is cut off${since}. This is the last known state; its doors go on deciding by their own list.`;
  return [cutOff, onTheWay(door, cutOff !== undefined)].filter(Boolean).join(" ") || undefined;
}

function onTheWay(door: DoorRow, isCutOff: boolean): string | undefined {
  if (door.mode === "lockdown" && door.lock !== "lockdown")
    return isCutOff
      ? "A lockdown is ordered; the site hears of it first thing when it is back."
      : "A lockdown is ordered; waiting for the site.";
  if (door.mode !== "lockdown" && door.lock === "lockdown")
    return isCutOff
      ? "The lockdown is released here; the site keeps it until it is back."
      : "The release is ordered; waiting for the site.";
  return undefined;
}
