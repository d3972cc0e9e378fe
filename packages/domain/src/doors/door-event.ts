import type { Delivery } from "../bridges/delivery.ts";
import type { InstallCloseCause } from "../readers/install-window.ts";
import type { OrderRefusal } from "../readers/order-refusal.ts";
import type { EvaluationStep } from "./decision.ts";
import type { DenialReason } from "./denial-reason.ts";
import type { DoorMode } from "./door-mode.ts";

/** Who decided: the bridge from its list, the server, or a device that decides by itself. */
export type DecidedBy = "bridge" | "server" | "device";

/** What was shown, as events name it. */
export type PresentedKind = "pass-code" | "card" | "badge-code";

/** Why a lock changed. */
export type LockCause =
  | "grant"
  | "command"
  | "rex"
  | "schedule"
  | "override"
  | "lockdown"
  | "timeout"
  | "opened"
  | "closed";

type AccessData = {
  readonly kind: PresentedKind;
  readonly decidedBy: DecidedBy;
  readonly direction: "in" | "out" | null;
  readonly userId: string | null;
  readonly credentialId: string | null;
  /** The last four characters of the number at most; an event never holds a whole one. */
  readonly credentialHint: string;
  readonly steps: readonly EvaluationStep[];
};

/** What each type of event says. Durations are ms. Nothing in here is a secret, a whole card number or a typed digit. */
export type DoorEventData = {
  readonly "access.granted": AccessData & {
    readonly grantId: string;
    readonly basis: "list" | "server" | "schedule" | "override";
    readonly latencyUs: number;
    readonly swipeToOutUs: number | null;
  };
  readonly "access.denied": AccessData & { readonly reason: DenialReason };
  readonly "access.identified": AccessData & { readonly reason: DenialReason | null };
  readonly "access.used": { readonly grantId: string; readonly userId: string | null };
  readonly "access.not-used": {
    readonly grantId: string;
    readonly userId: string | null;
    readonly waitedMs: number;
  };
  readonly "access.duress": { readonly userId: string };
  readonly "access.pin-lockout": { readonly userId: string | null };
  readonly "door.opened": Nothing;
  readonly "door.closed": { readonly openMs: number | null };
  readonly "door.unlocked": { readonly cause: LockCause };
  readonly "door.locked": { readonly cause: LockCause };
  readonly "door.forced": Nothing;
  readonly "door.forced-cleared": Nothing;
  readonly "door.held-soon": { readonly openMs: number };
  readonly "door.held": { readonly openMs: number };
  readonly "door.held-cleared": { readonly openMs: number };
  readonly "door.rex": Nothing;
  readonly "door.mode-changed": { readonly mode: DoorMode };
  readonly "door.output-failed": { readonly output: number; readonly cause: string };
  readonly "reader.online": {
    readonly pdid: string;
    readonly secure: "scbk" | "scbkd" | "none";
    readonly protocol: string;
  };
  readonly "reader.offline": { readonly cause: string };
  readonly "reader.tamper": Nothing;
  readonly "reader.tamper-cleared": Nothing;
  readonly "reader.power-fail": Nothing;
  readonly "reader.power-restored": Nothing;
  /** `quarantined`: nothing the reader says is believed until somebody has looked at it, or some time has passed. */
  readonly "reader.security-failure": { readonly kind: string; readonly quarantined: boolean };
  readonly "reader.key-rotated": Nothing;
  /** From now to `endsAt` (ms since 1970 by the server's clock) it may be keyed from the install key. */
  readonly "reader.install-opened": { readonly endsAt: number; readonly commandId: string };
  readonly "reader.install-closed": { readonly cause: InstallCloseCause };
  readonly "reader.quarantine-released": { readonly commandId: string };
  readonly "reader.identity-changed": { readonly before: string; readonly after: string };
  readonly "reader.stale-discarded": { readonly reads: number };
  readonly "reader.busy": Nothing;
  readonly "input.changed": {
    readonly input: number;
    readonly state: "inactive" | "active" | "short" | "open" | "fault";
  };
  readonly "keypad.entry": { readonly length: number; readonly purpose: "pin" | "unknown" };
  readonly "bridge.started": { readonly version: string; readonly cause: string };
  readonly "bridge.link-up": Nothing;
  readonly "bridge.link-down": Nothing;
  readonly "bridge.degraded": { readonly level: 0 | 1 | 2 | 3 | 4 | 5 };
  readonly "clock.stepped": { readonly beforeMs: number; readonly afterMs: number };
  readonly "journal.high-water": { readonly percent: number };
  readonly "journal.overflow": {
    readonly fromSeq: number;
    readonly throughSeq: number;
    readonly counts: Readonly<Record<string, number>>;
  };
  readonly "list.applied": { readonly version: number; readonly rows: number; readonly tookMs: number };
  readonly "list.rejected": { readonly reason: string };
  readonly "list.stale": { readonly leaseEndedAt: number };
  readonly "command.result": {
    readonly commandId: string;
    readonly outcome: "done" | "expired" | "refused" | "failed";
    /** Why it was refused or has failed, where that is known. */
    readonly refusal?: OrderRefusal;
  };
  readonly "apb.reset": { readonly userId: string | null };
  readonly "apb.forgiven": { readonly userId: string };
  readonly "muster.moved": { readonly userId: string; readonly zoneId: string };
};

type Nothing = Readonly<Record<never, never>>;

/** The type of an event, `noun.what-happened`. */
export type DoorEventType = keyof DoorEventData;

/** What the bridge knew of its own clock when something happened. */
export type EventClock = {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
  readonly isSynced: boolean;
};

/**
 * What stands around every event. (bridgeId, epoch, seq) is its identity and its order; `occurredAt` (ms since 1970 by
 * the bridge) is never used to order. `monoUs` counts from the bridge's start.
 */
export type DoorEventEnvelope = {
  readonly bridgeId: string;
  readonly epoch: string;
  readonly seq: number;
  readonly occurredAt: number;
  readonly monoUs: number;
  readonly clock: EventClock;
  readonly doorId: string | null;
  readonly readerId: string | null;
  readonly driver: string | null;
  readonly listVersion: number;
  readonly blockVersion: number;
};

/** One thing that happened, as a bridge reports it; `type` decides `data`. */
export type DoorEvent = {
  readonly [T in DoorEventType]: DoorEventEnvelope & { readonly type: T; readonly data: DoorEventData[T] };
}[DoorEventType];

/** What the server adds when it stores an event. `lagMs` is receipt minus corrected occurrence. */
export type ReceivedDoorEvent = DoorEvent & {
  readonly receivedAt: number;
  readonly lagMs: number;
  readonly delivery: Delivery;
};

/** The id of an event, the same at every retry. */
export function doorEventId(event: Pick<DoorEventEnvelope, "bridgeId" | "epoch" | "seq">): string {
  return `${event.bridgeId}:${event.epoch}:${event.seq}`;
}

/** When an event happened by the server's clock: the bridge's own time plus its offset. */
export function correctedAt(event: Pick<DoorEventEnvelope, "occurredAt" | "clock">): number {
  return event.occurredAt + event.clock.offsetMs;
}

const alarmTypes: ReadonlySet<DoorEventType> = new Set<DoorEventType>([
  "access.duress",
  "access.pin-lockout",
  "door.forced",
  "door.held",
  "door.output-failed",
  "reader.tamper",
  "reader.power-fail",
  "reader.security-failure",
  "reader.identity-changed",
  "reader.offline",
  "journal.overflow",
]);

/** Whether an event of this type asks for a person (EN 60839-11-1 grade 4 alerts). Whether it rings depends on its delivery too. */
export function isAlarmType(type: DoorEventType): boolean {
  return alarmTypes.has(type);
}
