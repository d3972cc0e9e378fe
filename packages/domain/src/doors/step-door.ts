import type { LockCause } from "./door-event.ts";
import type {
  DoorAction,
  DoorHappening,
  DoorInput,
  DoorState,
  DoorStep,
  DoorTiming,
  LockState,
} from "./door-state.ts";

type Draft = { state: DoorState; readonly actions: DoorAction[]; readonly happenings: DoorHappening[] };

/**
 * One step of a door at `at` (ms, never going back). Deadlines that have passed are worked off first, so a late tick
 * loses nothing. A release is always timed or asked for by the baseline; in lockdown nothing releases but the way out
 * that is wired past us.
 */
export function stepDoor(state: DoorState, input: DoorInput, at: number, timing: DoorTiming): DoorStep {
  const draft: Draft = { state, actions: [], happenings: [] };
  passTime(draft, at);
  switch (input.kind) {
    case "granted":
      grantEntry(draft, input, at, timing);
      break;
    case "commanded":
      unlockFor(draft, at, input.unlockMs, "command");
      break;
    case "leaf":
      if (input.leaf === "open") openLeaf(draft, at, timing);
      else closeLeaf(draft, at, timing);
      break;
    case "rex":
      pressRex(draft, input.isActive, at, timing);
      break;
    case "baseline":
      changeBaseline(draft, input.baseline);
      break;
    case "lockdown":
      lockDown(draft, input.isOn, at);
      break;
    case "tamper":
      tamper(draft, input.isActive);
      break;
    case "tick":
      break;
  }
  watchOpenLeaf(draft, at, timing);
  return draft;
}

function set(draft: Draft, changes: Partial<DoorState>): void {
  draft.state = { ...draft.state, ...changes };
}

function passTime(draft: Draft, at: number): void {
  const { relockAt, preHeldAt, heldAt, openedAt, alarm } = draft.state;
  const openMs = openedAt === null ? 0 : at - openedAt;
  if (relockAt !== null && at >= relockAt) relock(draft, at, "timeout");
  if (preHeldAt !== null && at >= preHeldAt) {
    set(draft, { preHeldAt: null });
    if (alarm === "none" && (heldAt === null || at < heldAt)) {
      set(draft, { alarm: "pre-held" });
      draft.happenings.push({ type: "door.held-soon", openMs });
    }
  }
  if (heldAt !== null && at >= heldAt) {
    set(draft, { heldAt: null });
    // A forced or tampered door has the stronger alarm already.
    if (draft.state.alarm === "none" || draft.state.alarm === "pre-held") {
      set(draft, { alarm: "held" });
      draft.happenings.push({ type: "door.held", openMs });
    }
  }
}

function grantEntry(
  draft: Draft,
  { grantId, isExtended }: { readonly grantId: string; readonly isExtended: boolean },
  at: number,
  timing: DoorTiming,
): void {
  if (draft.state.isLockedDown) return;
  const extraMs = isExtended ? timing.extendedMs : 0;
  unlockFor(draft, at, timing.strikeMs + extraMs, "grant");
  set(draft, { grant: { grantId, at, isExtended } });
  // Somebody let in through a leaf that stands open gets the whole time again.
  if (draft.state.heldAt !== null) watchHeld(draft, at, timing.heldMs + extraMs, timing);
}

function changeBaseline(draft: Draft, baseline: DoorState["baseline"]): void {
  const { lock, isLockedDown, relockAt } = draft.state;
  set(draft, { baseline });
  // A release that is running ends by itself and falls back to the new baseline.
  if (isLockedDown || relockAt !== null) return;
  fallBack(draft, baseline === "unlocked-override" || lock === "unlocked-override" ? "override" : "schedule");
}

/** A leaf standing open is watched while the door should be shut, and left alone while the door is open by order. */
function watchOpenLeaf(draft: Draft, at: number, timing: DoorTiming): void {
  const { leaf, lock, alarm, heldAt, openedAt } = draft.state;
  if (leaf !== "open") return;
  if ((lock === "locked" || lock === "lockdown") && heldAt === null && alarm === "none")
    watchHeld(draft, at, timing.heldMs, timing);
  if (lock !== "unlocked-schedule" && lock !== "unlocked-override") return;
  if (alarm === "held")
    draft.happenings.push({ type: "door.held-cleared", openMs: openedAt === null ? 0 : at - openedAt });
  const isCleared = alarm === "held" || alarm === "pre-held";
  set(draft, { heldAt: null, preHeldAt: null, alarm: isCleared ? "none" : alarm });
}

function unlockFor(draft: Draft, at: number, ms: number, cause: LockCause): void {
  if (draft.state.isLockedDown || !(ms > 0)) return;
  giveUpGrant(draft, at);
  set(draft, { shuntUntil: at + ms, relockAt: at + ms });
  if (draft.state.baseline !== "locked") return;
  set(draft, { lock: "unlocked-momentary" });
  draft.actions.push({ kind: "release-for", ms });
  draft.happenings.push({ type: "door.unlocked", cause });
}

/** A grant that a second one replaces, or whose time is over, was not used. */
function giveUpGrant(draft: Draft, at: number): void {
  const { grant } = draft.state;
  if (grant === null) return;
  draft.happenings.push({ type: "access.not-used", grantId: grant.grantId, waitedMs: at - grant.at });
  set(draft, { grant: null });
}

function relock(draft: Draft, at: number, cause: LockCause): void {
  giveUpGrant(draft, at);
  set(draft, { relockAt: null, shuntUntil: null });
  fallBack(draft, cause);
}

/** The lock goes to what the door is when nobody is let in. */
function fallBack(draft: Draft, cause: LockCause): void {
  const { baseline, isLockedDown, lock } = draft.state;
  const wanted: LockState = isLockedDown ? "lockdown" : baseline;
  if (lock === wanted) return;
  set(draft, { lock: wanted });
  const wasOpen = lock.startsWith("unlocked");
  const isOpen = wanted === "unlocked-schedule" || wanted === "unlocked-override";
  draft.actions.push({ kind: isOpen ? "release" : "lock" });
  if (isOpen && !wasOpen) draft.happenings.push({ type: "door.unlocked", cause });
  if (!isOpen && wasOpen) draft.happenings.push({ type: "door.locked", cause });
}

function openLeaf(draft: Draft, at: number, timing: DoorTiming): void {
  const { leaf, lock, shuntUntil, grant, relockAt } = draft.state;
  if (leaf === "open") return;
  // Before the first order after a start nobody knows whether it was locked, so an opening is no break-in.
  const isAllowed =
    lock.startsWith("unlocked") || lock === "unknown" || (shuntUntil !== null && at < shuntUntil);
  set(draft, { leaf: "open", openedAt: at });
  draft.happenings.push({ type: "door.opened" });
  if (grant !== null) {
    set(draft, { grant: null });
    draft.happenings.push({ type: "access.used", grantId: grant.grantId });
  }
  if (!isAllowed) {
    if (draft.state.alarm !== "tamper") set(draft, { alarm: "forced" });
    draft.happenings.push({ type: "door.forced" });
  }
  watchHeld(draft, at, timing.heldMs + (grant?.isExtended ? timing.extendedMs : 0), timing);
  if (relockAt !== null && timing.relockOn === "open")
    set(draft, { relockAt: Math.min(relockAt, at + timing.relockDelayMs) });
}

function closeLeaf(draft: Draft, at: number, timing: DoorTiming): void {
  const { leaf, openedAt, alarm, relockAt } = draft.state;
  if (leaf === "closed") return;
  const openMs = openedAt === null ? null : at - openedAt;
  set(draft, { leaf: "closed", openedAt: null, preHeldAt: null, heldAt: null });
  if (leaf === "open") draft.happenings.push({ type: "door.closed", openMs });
  if (alarm === "held") draft.happenings.push({ type: "door.held-cleared", openMs: openMs ?? 0 });
  if (alarm === "forced") draft.happenings.push({ type: "door.forced-cleared" });
  if (alarm !== "tamper") set(draft, { alarm: "none" });
  if (leaf === "open" && relockAt !== null && timing.relockOn !== "timeout" && draft.state.grant === null)
    relock(draft, at, "closed");
}

function watchHeld(draft: Draft, at: number, heldMs: number, timing: DoorTiming): void {
  const preHeldAt = timing.preHeldMs > 0 && timing.preHeldMs < heldMs ? at + heldMs - timing.preHeldMs : null;
  set(draft, { heldAt: at + heldMs, preHeldAt });
}

/** Every new press arms again; holding on does not (a constant motion sensor would hide every forced door). */
function pressRex(draft: Draft, isActive: boolean, at: number, timing: DoorTiming): void {
  const isPress = isActive && !draft.state.isRexActive;
  set(draft, { isRexActive: isActive });
  if (!isPress) return;
  draft.happenings.push({ type: "door.rex" });
  if (timing.isRexUnlocking && !draft.state.isLockedDown) {
    if (draft.state.grant === null) unlockFor(draft, at, timing.rexShuntMs, "rex");
    return;
  }
  set(draft, { shuntUntil: Math.max(draft.state.shuntUntil ?? 0, at + timing.rexShuntMs) });
}

function lockDown(draft: Draft, isOn: boolean, at: number): void {
  if (draft.state.isLockedDown === isOn) return;
  giveUpGrant(draft, at);
  set(draft, { isLockedDown: isOn, relockAt: null, shuntUntil: null });
  fallBack(draft, isOn ? "lockdown" : "override");
}

function tamper(draft: Draft, isActive: boolean): void {
  if ((draft.state.alarm === "tamper") === isActive) return;
  set(draft, { alarm: isActive ? "tamper" : "none" });
  draft.happenings.push({ type: isActive ? "reader.tamper" : "reader.tamper-cleared" });
}
