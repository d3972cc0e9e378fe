import { standingInList } from "../access/list-blocks.ts";
import { isCritical, isLeaseRunning, leaseEnd } from "../bridges/lease.ts";
import type { Standing } from "../users/standing.ts";
import type { CheckResult } from "./decision.ts";
import type { DenialReason } from "./denial-reason.ts";
import type { DoorFacts } from "./door-facts.ts";

const standingReasons: Record<Exclude<Standing, "active">, DenialReason> = {
  archived: "user-archived",
  blocked: "user-blocked",
  "in-review": "review-required",
};

/** Whether the list may still be decided on, or the person is named for the time after. */
export function checkLease({ list, presentation, holder }: DoorFacts): CheckResult {
  const { lease } = list;
  if (isLeaseRunning(lease, presentation.at)) return { outcome: "passed" };
  const detail = { leaseEndedAt: leaseEnd(lease) };
  if (holder !== undefined && Number.isFinite(presentation.at) && isCritical(lease.policy, holder.id))
    return { outcome: "warned", reason: "list-stale", detail };
  return { outcome: "refused", reason: "list-stale", detail };
}

/** Whether nothing about the person closes all doors. */
export function checkStanding({ list, holder }: DoorFacts): CheckResult {
  const standing = holder && standingInList(list, holder.id);
  if (holder === undefined || standing === undefined) return { outcome: "not-evaluated" };
  if (standing === "active") return { outcome: "passed" };
  return { outcome: "refused", reason: standingReasons[standing] ?? "user-blocked", detail: { standing } };
}

/** Whether the door is in lockdown, by the list or by an order given here: either is enough. */
export function checkLockdown({ door, context }: DoorFacts): CheckResult {
  if (door === undefined) return { outcome: "not-evaluated" };
  const isLockedDown = context.isLockedDown || door.mode === "lockdown";
  return isLockedDown ? { outcome: "refused", reason: "lockdown" } : { outcome: "passed" };
}

/** Whether any grant leads the person to the zone; a role still pending leads nowhere and is named. */
export function checkGrant({ door, holder, paths }: DoorFacts): CheckResult {
  if (door === undefined || holder === undefined) return { outcome: "not-evaluated" };
  if (paths.some((path) => path.state !== "role-pending")) return { outcome: "passed" };
  const pending = paths[0];
  const detail: Record<string, string | null> = { zoneId: door.zoneId };
  if (pending !== undefined) {
    detail.pendingRoleId = pending.via.id;
    detail.openTaskId = pending.openTaskId;
  }
  return { outcome: "refused", reason: "no-access-at-door", detail };
}

/** Whether one of those grants is valid now. Of several that are not, one still to come is named before one that is over. */
export function checkValidity({ paths }: DoorFacts): CheckResult {
  const held = paths.filter((path) => path.state !== "role-pending");
  if (held.length === 0) return { outcome: "not-evaluated" };
  if (held.some((path) => path.state === "open" || path.state === "outside-schedule"))
    return { outcome: "passed" };
  const coming = held
    .filter((path) => path.state === "not-yet-valid")
    .map((path) => path.validFrom ?? Infinity);
  if (coming.length > 0)
    return { outcome: "refused", reason: "not-yet-valid", detail: { validFrom: Math.min(...coming) } };
  const ends = held.map((path) => path.validTo ?? -Infinity);
  const validTo = Math.max(...ends);
  const detail = { validTo: Number.isFinite(validTo) ? validTo : null };
  return { outcome: "refused", reason: "credential-expired", detail };
}

/** Whether the schedule of one of the valid grants is open. */
export function checkSchedule({ paths }: DoorFacts): CheckResult {
  const open = paths.find((path) => path.state === "open");
  if (open !== undefined)
    return { outcome: "passed", detail: { grantId: open.grantId, scheduleId: open.scheduleId } };
  const closed = paths.find((path) => path.state === "outside-schedule");
  if (closed === undefined) return { outcome: "not-evaluated" };
  return { outcome: "refused", reason: "outside-schedule", detail: { scheduleId: closed.scheduleId } };
}
