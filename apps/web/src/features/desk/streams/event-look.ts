import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import type { InstallCloseCause } from "@gatehouse/domain/readers/install-window";
import type { StateName } from "~/ui/states/state-table.ts";
import { reasonWords } from "./reason-words.ts";

/** How an event is drawn: a state of the table, its own words where the table's would say less, and a quieter detail. */
export type EventLook = { readonly state: StateName; readonly word?: string; readonly detail?: string };

/** The look of an event. Every type has one; a type without a person says which reader, door or bridge it is about. */
export function eventLook(row: DoorEventRow): EventLook {
  const { reason } = row;
  switch (row.type) {
    case "access.granted":
      return { state: "granted" };
    case "access.denied":
      return { state: "denied", ...(reason ? { detail: reasonWords[reason] } : {}) };
    case "access.identified":
      return { state: "info", word: "Identified", ...(reason ? { detail: reasonWords[reason] } : {}) };
    case "access.used":
      return { state: "granted", word: "Went through" };
    case "access.not-used":
      return { state: "closed", word: "Not used" };
    case "access.duress":
      return { state: "forced-open", word: "Duress" };
    case "access.pin-lockout":
      return { state: "blocked", word: "PIN locked out" };
    case "door.opened":
      return { state: "opened" };
    case "door.closed":
      return { state: "closed" };
    case "door.unlocked":
      return { state: "unlocked", ...causeOf(row) };
    case "door.locked":
      return { state: "closed", word: "Locked", ...causeOf(row) };
    case "door.forced":
      return { state: "forced-open" };
    case "door.forced-cleared":
      return { state: "closed", word: "Forced open, over" };
    case "door.held-soon":
      return { state: "held-open", word: "Held open soon" };
    case "door.held":
      return { state: "held-open" };
    case "door.held-cleared":
      return { state: "closed", word: "Held open, over" };
    case "door.rex":
      return { state: "opened", word: "Exit button" };
    case "door.mode-changed":
      return modeLook(row.facts.mode);
    case "door.output-failed":
      return { state: "failed", word: "Lock failed" };
    case "reader.online":
    case "bridge.link-up":
    case "bridge.started":
      return { state: "online", ...(row.type === "bridge.started" ? { word: "Started" } : {}) };
    case "reader.offline":
    case "bridge.link-down":
      return { state: "offline" };
    case "reader.tamper":
      return { state: "forced-open", word: "Tampered with" };
    case "reader.security-failure":
    case "reader.identity-changed":
      return { state: "forced-open", word: "Reader not trusted" };
    case "reader.power-fail":
      return { state: "failed", word: "Power failing" };
    case "reader.key-rotated":
      return { state: "done", word: "Key changed" };
    case "reader.install-opened":
      return { state: "unlocked", word: "Install mode opened" };
    case "reader.install-closed":
      return { state: "closed", word: "Install mode closed", ...installEnd(row.facts.cause) };
    case "reader.quarantine-released":
      return { state: "info", word: "Quarantine ended" };
    case "reader.stale-discarded":
      return { state: "info", word: "Old read discarded" };
    case "list.stale":
      return { state: "expired", word: "List has run out" };
    case "list.rejected":
    case "journal.overflow":
      return { state: "failed", word: plainType(row.type) };
    case "command.result":
      return row.facts.outcome === "done"
        ? { state: "done", word: "Order done" }
        : { state: "failed", word: `Order ${row.facts.outcome}` };
    default:
      return { state: "info", word: plainType(row.type) };
  }
}

/** A bridge tells a door's mode when it changes and once after each start, so a mode says nothing of the one before. */
function modeLook(mode: unknown): EventLook {
  if (mode === "lockdown") return { state: "lockdown" };
  return mode === "unlocked"
    ? { state: "unlocked", word: "Open by order" }
    : { state: "closed", word: "Decides per person" };
}

/** Causes that go without saying: they are how a door always locks and unlocks. */
const usual = ["grant", "opened", "closed", "timeout"];

function causeOf(row: DoorEventRow): { detail?: string } {
  const { cause } = row.facts;
  return typeof cause === "string" && !usual.includes(cause) ? { detail: `by ${cause}` } : {};
}

const installEnds: Readonly<Record<InstallCloseCause, string>> = {
  keyed: "the reader has its key",
  time: "its time was over",
  admin: "by an admin",
  restart: "the bridge was started again",
};

function installEnd(cause: unknown): { detail?: string } {
  const known = Object.entries(installEnds).find(([name]) => name === cause);
  return known ? { detail: known[1] } : {};
}

/** "reader.tamper-cleared" as words: Tamper cleared. */
function plainType(type: string): string {
  const words = (type.split(".")[1] ?? type).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
