import type { LockCause } from "./door-event.ts";

/** What the lock does, as ordered. `unknown` until the first order after a start. */
export type LockState =
  | "locked"
  | "unlocked-momentary"
  | "unlocked-schedule"
  | "unlocked-override"
  | "lockdown"
  | "unknown";

/** What the contact says. */
export type LeafState = "closed" | "open" | "unknown";

/** What is wrong at the leaf. */
export type DoorAlarm = "none" | "pre-held" | "held" | "forced" | "tamper";

/** A grant waiting to be used. */
export type PendingGrant = { readonly grantId: string; readonly at: number; readonly isExtended: boolean };

/** One door, immutable. Instants are ms and null when not running; `baseline` is what the lock goes back to. */
export type DoorState = {
  readonly lock: LockState;
  readonly leaf: LeafState;
  readonly alarm: DoorAlarm;
  readonly baseline: "locked" | "unlocked-schedule" | "unlocked-override";
  readonly isLockedDown: boolean;
  readonly grant: PendingGrant | null;
  readonly relockAt: number | null;
  /** Opening before this is nobody's alarm. */
  readonly shuntUntil: number | null;
  readonly openedAt: number | null;
  readonly preHeldAt: number | null;
  readonly heldAt: number | null;
  readonly isRexActive: boolean;
};

/** How a door is wired and timed. EN 60839-11-1 wants a strike of at least 3 s where the system fixes it. */
export type DoorTiming = {
  readonly strikeMs: number;
  readonly heldMs: number;
  /** How long before `held` the warning comes; 0 for none. */
  readonly preHeldMs: number;
  /** Added to strike and held for people who need longer. */
  readonly extendedMs: number;
  readonly rexShuntMs: number;
  /** Whether a request to exit also releases the lock; else the handle does it by itself. */
  readonly isRexUnlocking: boolean;
  readonly relockOn: "open" | "close" | "timeout";
  /** How long after opening the lock falls back, so that it does not catch the leaf. */
  readonly relockDelayMs: number;
};

/** What happens to a door. Contact and REX come debounced (30 to 100 ms). `tick` says that time has passed. */
export type DoorInput =
  | { readonly kind: "granted"; readonly grantId: string; readonly isExtended: boolean }
  | { readonly kind: "commanded"; readonly commandId: string; readonly unlockMs: number }
  | { readonly kind: "leaf"; readonly leaf: "open" | "closed" }
  | { readonly kind: "rex"; readonly isActive: boolean }
  | { readonly kind: "baseline"; readonly baseline: DoorState["baseline"] }
  | { readonly kind: "lockdown"; readonly isOn: boolean }
  | { readonly kind: "tamper"; readonly isActive: boolean }
  | { readonly kind: "tick" };

/** What the caller does to the lock: a timed release that falls back by itself (OSDP output code 5), a lasting release, or locking. */
export type DoorAction =
  | { readonly kind: "release-for"; readonly ms: number }
  | { readonly kind: "release" }
  | { readonly kind: "lock" };

/** What the caller journals; data as in `DoorEventData`, the grant named by its id. */
export type DoorHappening =
  | { readonly type: "access.used"; readonly grantId: string }
  | { readonly type: "access.not-used"; readonly grantId: string; readonly waitedMs: number }
  | { readonly type: "door.opened" | "door.forced" | "door.forced-cleared" | "door.rex" }
  | { readonly type: "door.closed"; readonly openMs: number | null }
  | { readonly type: "door.unlocked" | "door.locked"; readonly cause: LockCause }
  | { readonly type: "door.held-soon" | "door.held" | "door.held-cleared"; readonly openMs: number }
  | { readonly type: "reader.tamper" | "reader.tamper-cleared" };

/** The state to hold from now on, and what to do and to journal, in order. */
export type DoorStep = {
  readonly state: DoorState;
  readonly actions: readonly DoorAction[];
  readonly happenings: readonly DoorHappening[];
};

/** 5 s strike, held after 30 s with a warning 10 s before, 5 s for a request to exit. */
export const defaultDoorTiming: DoorTiming = {
  strikeMs: 5_000,
  heldMs: 30_000,
  preHeldMs: 10_000,
  extendedMs: 15_000,
  rexShuntMs: 5_000,
  isRexUnlocking: false,
  relockOn: "open",
  relockDelayMs: 1_000,
};

/** A door nobody has heard of yet: it is to be locked, and its leaf is unknown until the contact speaks. */
export function initialDoorState(): DoorState {
  return {
    lock: "unknown",
    leaf: "unknown",
    alarm: "none",
    baseline: "locked",
    isLockedDown: false,
    grant: null,
    relockAt: null,
    shuntUntil: null,
    openedAt: null,
    preHeldAt: null,
    heldAt: null,
    isRexActive: false,
  };
}

/** The next instant at which the door wants a `tick`, or null. The caller owns the timer. */
export function nextDeadline({ relockAt, preHeldAt, heldAt }: DoorState): number | null {
  const instants = [relockAt, preHeldAt, heldAt].filter((instant) => instant !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}
