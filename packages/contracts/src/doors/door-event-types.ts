import type { DenialReason } from "@gatehouse/domain/doors/denial-reason";
import { denialReasons } from "@gatehouse/domain/doors/denial-reason";
import type { DoorEventType } from "@gatehouse/domain/doors/door-event";
import * as z from "zod/mini";

const types = {
  "access.granted": true,
  "access.denied": true,
  "access.identified": true,
  "access.used": true,
  "access.not-used": true,
  "access.duress": true,
  "access.pin-lockout": true,
  "door.opened": true,
  "door.closed": true,
  "door.unlocked": true,
  "door.locked": true,
  "door.forced": true,
  "door.forced-cleared": true,
  "door.held-soon": true,
  "door.held": true,
  "door.held-cleared": true,
  "door.rex": true,
  "door.mode-changed": true,
  "door.output-failed": true,
  "reader.online": true,
  "reader.offline": true,
  "reader.tamper": true,
  "reader.tamper-cleared": true,
  "reader.power-fail": true,
  "reader.power-restored": true,
  "reader.security-failure": true,
  "reader.key-rotated": true,
  "reader.install-opened": true,
  "reader.install-closed": true,
  "reader.quarantine-released": true,
  "reader.identity-changed": true,
  "reader.stale-discarded": true,
  "reader.busy": true,
  "input.changed": true,
  "keypad.entry": true,
  "bridge.started": true,
  "bridge.link-up": true,
  "bridge.link-down": true,
  "bridge.degraded": true,
  "clock.stepped": true,
  "journal.high-water": true,
  "journal.overflow": true,
  "list.applied": true,
  "list.rejected": true,
  "list.stale": true,
  "command.result": true,
  "apb.reset": true,
  "apb.forgiven": true,
  "muster.moved": true,
} as const satisfies Record<DoorEventType, true>;

/** Every type of door event; total by type, so a new one without a line does not compile. */
export const doorEventTypes = Object.keys(types) as readonly DoorEventType[];

/** A type of door event. */
export const doorEventType = z.enum(doorEventTypes as readonly [DoorEventType, ...DoorEventType[]]);

/** Why a door stayed shut. */
export const denialReason = z.enum(denialReasons as readonly [DenialReason, ...DenialReason[]]);
