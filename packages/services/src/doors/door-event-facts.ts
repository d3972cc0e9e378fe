import type {
  DoorEventRow,
  DoorStatePatch,
  ReaderStatePatch,
} from "@gatehouse/contracts/doors/door-event-row";
import type { DoorEventType } from "@gatehouse/domain/doors/door-event";
import { isQuarantineCause, readerProtections } from "@gatehouse/domain/readers/reader-state";

type Data = Readonly<Record<string, unknown>>;

/** What a reader of a history may see of an event's data beside the columns; everything else stays stored. */
const plainFacts = [
  "cause",
  "openMs",
  "waitedMs",
  "mode",
  "commandId",
  "outcome",
  "refusal",
  "endsAt",
  "reads",
  "level",
  "percent",
  "version",
  "kind",
  "secure",
  "output",
  "input",
  "state",
  "fromSeq",
  "throughSeq",
  "latencyUs",
  "direction",
] as const;

/** The plain facts of an event: named fields that hold a text or a number. */
export function factsOf(type: DoorEventType, data: Data): DoorEventRow["facts"] {
  const isAccess = type.startsWith("access.");
  const facts: DoorEventRow["facts"] = {};
  for (const name of plainFacts) {
    const value = data[name];
    // The kind of what was shown has a field of its own in the row.
    if (isAccess && name === "kind") continue;
    if (typeof value === "string" || typeof value === "number") facts[name] = value;
  }
  return facts;
}

/** How an event moves the door's state as the screens keep it. */
export function doorStateOf(type: DoorEventType, data: Data): DoorStatePatch | undefined {
  switch (type) {
    case "door.opened":
      return { leaf: "open" };
    case "door.closed":
      return { leaf: "closed" };
    case "door.unlocked":
      return { lock: unlockedBy(data.cause) };
    case "door.locked":
      return { lock: data.cause === "lockdown" ? "lockdown" : "locked" };
    case "door.mode-changed":
      return { lock: lockOfMode(data.mode) };
    case "door.forced":
      return { alarm: "forced", leaf: "open" };
    case "door.held-soon":
      return { alarm: "pre-held" };
    case "door.held":
      return { alarm: "held" };
    case "door.forced-cleared":
    case "door.held-cleared":
      return { alarm: "none" };
    default:
      return undefined;
  }
}

/** What the lock goes to with a mode; a release that runs is told by an event of its own. */
function lockOfMode(mode: unknown): NonNullable<DoorStatePatch["lock"]> {
  if (mode === "lockdown") return "lockdown";
  return mode === "unlocked" ? "unlocked-override" : "locked";
}

function unlockedBy(cause: unknown): NonNullable<DoorStatePatch["lock"]> {
  if (cause === "schedule") return "unlocked-schedule";
  return cause === "override" ? "unlocked-override" : "unlocked-momentary";
}

/** A reader names itself by vendor, model and serial number, which are short. */
const longestIdentity = 200;

/** How an event that happened then moves a reader's state as the screens keep it. */
export function readerStateOf(type: DoorEventType, data: Data, at: Date): ReaderStatePatch | undefined {
  switch (type) {
    case "reader.online":
      return {
        ...{ link: "online", quarantine: null },
        ...(isProtection(data.secure) ? { protection: data.secure } : {}),
        ...(typeof data.pdid === "string" && data.pdid !== ""
          ? { identity: data.pdid.slice(0, longestIdentity) }
          : {}),
      };
    case "reader.offline":
      return data.cause === "quarantined" ? { link: "quarantined" } : { link: "offline", quarantine: null };
    case "reader.security-failure":
      if (data.quarantined !== true) return undefined;
      return { link: "quarantined", ...(isQuarantineCause(data.kind) ? { quarantine: data.kind } : {}) };
    case "reader.quarantine-released":
      return { link: "offline", quarantine: null };
    case "reader.install-opened":
      return { installEndsAt: momentOf(data.endsAt) };
    case "reader.install-closed":
      return { installEndsAt: null };
    case "reader.key-rotated":
      return { keyChangedAt: at.toISOString() };
    case "reader.tamper":
      return { tampered: true };
    case "reader.tamper-cleared":
      return { tampered: false };
    case "reader.power-fail":
      return { powerFailing: true };
    case "reader.power-restored":
      return { powerFailing: false };
    default:
      return undefined;
  }
}

const isProtection = (value: unknown): value is NonNullable<ReaderStatePatch["protection"]> =>
  readerProtections.some((known) => known === value);

/** A bridge may say any number; one that names no day of this century names no moment. */
function momentOf(value: unknown): string | null {
  const isBelievable = typeof value === "number" && value > 0 && value < Date.UTC(2100, 0);
  return isBelievable ? new Date(value).toISOString() : null;
}
