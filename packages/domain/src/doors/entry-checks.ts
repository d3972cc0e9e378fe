import type { CheckResult } from "./decision.ts";
import type { DenialReason } from "./denial-reason.ts";
import type { DoorFacts } from "./door-facts.ts";
import type { PinState } from "./presentation.ts";

const pinReasons: Record<Exclude<PinState, "right">, DenialReason> = {
  "not-entered": "pin-required",
  wrong: "pin-wrong",
  "locked-out": "pin-lockout",
};

/**
 * Whether the person enters where they are not yet, and leaves where they are. Soft only warns. Where somebody is
 * may be unknown after an outage; that warns and never keeps anybody in or out by itself.
 */
export function checkAntiPassback({ door, reader, context }: DoorFacts): CheckResult {
  if (door === undefined || reader === undefined) return { outcome: "not-evaluated" };
  if (door.antiPassback === "off") return { outcome: "not-configured" };
  const { presentIn } = context;
  if (presentIn === "unknown")
    return { outcome: "warned", reason: "apb-violation", detail: { because: "presence-unknown" } };
  const isInside = presentIn === door.zoneId;
  const isRight = reader.direction === "in" ? !isInside : isInside;
  if (isRight) return { outcome: "passed" };
  const outcome = door.antiPassback === "hard" ? "refused" : "warned";
  return { outcome, reason: "apb-violation", detail: { presentIn } };
}

/** Whether the zone has room. Leaving always does; a count that is unknown has not. */
export function checkOccupancy({ door, reader, context }: DoorFacts): CheckResult {
  if (door === undefined || reader === undefined) return { outcome: "not-evaluated" };
  if (door.occupancyLimit === null) return { outcome: "not-configured" };
  if (reader.direction === "out") return { outcome: "passed" };
  const { occupancy } = context;
  if (occupancy !== "unknown" && occupancy < door.occupancyLimit) return { outcome: "passed" };
  return { outcome: "refused", reason: "occupancy-full", detail: { occupancy, limit: door.occupancyLimit } };
}

/** Whether the PIN the door asks for was right. */
export function checkPin({ door, presentation }: DoorFacts): CheckResult {
  if (door === undefined) return { outcome: "not-evaluated" };
  if (door.pin === "off") return { outcome: "not-configured" };
  if (presentation.pin === "right") return { outcome: "passed" };
  return { outcome: "refused", reason: pinReasons[presentation.pin] };
}
