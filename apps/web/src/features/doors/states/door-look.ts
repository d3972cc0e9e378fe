import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import type { StateName } from "~/ui/states/state-table.ts";

/** What a door's pill says: what is wrong first, then what it does. `last` marks a state nobody can vouch for now. */
export type DoorLook = { readonly state: StateName; readonly word?: string; readonly last: boolean };

/** The look of a door. Without its bridge the state is the last one known, and says so. */
export function doorLook(door: DoorRow): DoorLook {
  const last = door.bridge?.state !== "online";
  if (door.bridge === null || door.bridge.state === "unpaired")
    return { state: "offline", word: "No bridge", last: false };
  if (door.alarm === "forced") return { state: "forced-open", last };
  if (door.alarm === "tamper") return { state: "forced-open", word: "Tampered with", last };
  if (door.alarm === "held") return { state: "held-open", last };
  if (door.alarm === "pre-held") return { state: "held-open", word: "Held open soon", last };
  if (door.mode === "lockdown" || door.lock === "lockdown")
    return { state: "lockdown", ...orderOnTheWay(door, last) };
  if (door.leaf === "open") return { state: "opened", word: "Open", last };
  if (door.lock.startsWith("unlocked")) return { state: "unlocked", last };
  if (door.lock === "locked") return { state: "closed", word: "Locked", last };
  return { state: "offline", word: "Unknown", last: false };
}

/**
 * A lockdown is ordered here and carried out by the bridge: until both say the same the order is on its way. That is known
 * here, whoever vouches for the door.
 */
function orderOnTheWay(door: DoorRow, last: boolean): Pick<DoorLook, "word" | "last"> {
  if (door.lock !== "lockdown") return { word: "Lockdown ordered", last: false };
  return door.mode === "lockdown" ? { last } : { word: "Release ordered", last: false };
}

/** Whether somebody should look at a door: an alarm, a lockdown, a reader in trouble, or nobody who can vouch for it. */
export function needsAttention(door: DoorRow): boolean {
  const isTrusted = door.bridge?.state === "online";
  const isQuiet = door.alarm === "none" && door.mode !== "lockdown" && door.lock !== "lockdown";
  return !isTrusted || !isQuiet || door.readers.some(isReaderInTrouble);
}

/** Whether a reader says that something is wrong with it. One that was never heard of is not in trouble. */
export const isReaderInTrouble = (reader: DoorRow["readers"][number]): boolean =>
  reader.link === "offline" || reader.link === "quarantined" || reader.tampered || reader.powerFailing;
