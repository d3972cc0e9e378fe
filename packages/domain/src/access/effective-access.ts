import { isScheduleOpen } from "../schedules/weekly-schedule.ts";
import type { Standing } from "../users/standing.ts";
import type { AccessList, GrantRow, GrantSubject, HeldRole, HolderRow } from "./access-list.ts";
import { grantsOf, timeZoneOf } from "./access-list.ts";
import { standingInList } from "./list-blocks.ts";
import { rowOf } from "./row-map.ts";

/** Whether a path leads in now, and if not, what stands in its way first. */
export type PathState = "open" | "role-pending" | "not-yet-valid" | "expired" | "outside-schedule";

/**
 * One way from a person to a zone: through whom, by which grant, on which schedule. `validFrom` and `validTo` are
 * the overlap of the role's and the grant's validity; `openTaskId` is what a pending role waits for.
 */
export type AccessPath = {
  readonly zoneId: string;
  readonly grantId: string;
  readonly via: GrantSubject;
  readonly scheduleId: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly openTaskId: string | null;
  readonly state: PathState;
};

/** A zone and every path to it; `isOpen` when one of them is. */
export type ZoneAccess = {
  readonly zoneId: string;
  readonly isOpen: boolean;
  readonly paths: readonly AccessPath[];
};

/** Where somebody may go and why. While the standing is not `active` every door denies, whatever the zones say. */
export type EffectiveAccess = { readonly standing: Standing; readonly zones: readonly ZoneAccess[] };

/** Every zone a person has a path to at `at` (ms since 1970), sorted by zone id; null for somebody the list does not know. */
export function effectiveAccess(list: AccessList, holderId: string, at: number): EffectiveAccess | null {
  const holder = rowOf(list.tables.holders, holderId);
  const standing = standingInList(list, holderId);
  if (holder === undefined || standing === undefined) return null;
  const byZone = Map.groupBy(accessPaths(list, holder, at), (path) => path.zoneId);
  const zones = [...byZone].map(([zoneId, paths]) => ({
    zoneId,
    isOpen: paths.some((path) => path.state === "open"),
    paths,
  }));
  return { standing, zones: zones.sort((a, b) => (a.zoneId < b.zoneId ? -1 : 1)) };
}

/** Every path of a person at `at`, to all zones or to one. The door's decision and the "why?" view both stand on it. */
export function accessPaths(list: AccessList, holder: HolderRow, at: number, zoneId?: string): AccessPath[] {
  const isWanted = (grant: GrantRow) => zoneId === undefined || grant.zoneId === zoneId;
  const direct: GrantSubject[] = [
    { kind: "user", id: holder.id },
    ...holder.groupIds.map((id) => ({ kind: "group" as const, id })),
    ...holder.companyIds.map((id) => ({ kind: "company" as const, id })),
  ];
  return [
    ...holder.roles.flatMap((role) =>
      grantsOf(list, { kind: "role", id: role.roleId })
        .filter(isWanted)
        .map((grant) => pathOf(list, grant, at, role)),
    ),
    ...direct.flatMap((subject) =>
      grantsOf(list, subject)
        .filter(isWanted)
        .map((grant) => pathOf(list, grant, at, null)),
    ),
  ];
}

function pathOf(list: AccessList, grant: GrantRow, at: number, role: HeldRole | null): AccessPath {
  const validFrom = later(grant.validFrom, role?.validFrom ?? null);
  const validTo = earlier(grant.validTo, role?.validTo ?? null);
  return {
    zoneId: grant.zoneId,
    grantId: grant.id,
    via: grant.subject,
    scheduleId: grant.scheduleId,
    validFrom,
    validTo,
    openTaskId: role?.openTaskId ?? null,
    state: pathState(list, grant, at, role, { validFrom, validTo }),
  };
}

function pathState(
  list: AccessList,
  grant: GrantRow,
  at: number,
  role: HeldRole | null,
  validity: { readonly validFrom: number | null; readonly validTo: number | null },
): PathState {
  if (role?.status === "pending") return "role-pending";
  if (role !== null && role.status !== "accepted") return "expired";
  // Written so that an instant or a bound that is no number denies.
  if (validity.validTo !== null && !(at < validity.validTo)) return "expired";
  if (validity.validFrom !== null && !(at >= validity.validFrom)) return "not-yet-valid";
  if (grant.scheduleId === null) return "open";
  const schedule = rowOf(list.tables.schedules, grant.scheduleId);
  if (schedule === undefined || !isScheduleOpen(schedule.windows, at, timeZoneOf(list)))
    return "outside-schedule";
  return "open";
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
