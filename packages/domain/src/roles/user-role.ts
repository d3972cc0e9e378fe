import { DomainError } from "../errors/domain-error.ts";

/** The record status of a role somebody holds. */
export const recordStatuses = ["pending", "accepted", "expired", "archived"] as const;

/** The record status of a role somebody holds. */
export type RecordStatus = (typeof recordStatuses)[number];

/** A role held by a user: when it is valid (null: no limit), and what is still missing for it. */
export type UserRole = {
  readonly roleId: string;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  readonly openTasks: number;
  readonly missingApprovals: number;
  /** The role was taken away, or its holder is archived. */
  readonly isArchived: boolean;
};

/** Archived over expired over pending over accepted. A role ends in the instant of `validTo`; one that starts later is accepted already. */
export function recordStatusOf(role: UserRole, now: Date): RecordStatus {
  if (role.isArchived) return "archived";
  if (role.validTo !== null && now >= role.validTo) return "expired";
  return role.openTasks > 0 || role.missingApprovals > 0 ? "pending" : "accepted";
}

/** Whether the role opens doors at `now`: accepted, and inside its validity. */
export function isRoleInForce(role: UserRole, now: Date): boolean {
  const hasStarted = role.validFrom === null || now >= role.validFrom;
  return hasStarted && recordStatusOf(role, now) === "accepted";
}

/** What a pass shows as its validity: the latest end among the accepted roles, `no-end`, or null without an accepted role. */
export function passValidity(roles: readonly UserRole[], now: Date): Date | "no-end" | null {
  const ends = roles.filter((role) => recordStatusOf(role, now) === "accepted").map((role) => role.validTo);
  if (ends.length === 0) return null;
  const dates = ends.filter((end) => end !== null);
  return dates.length < ends.length ? "no-end" : new Date(Math.max(...dates.map((end) => end.getTime())));
}

/**
 * Passes only for a role that the person does not hold yet.
 * @throws {DomainError} `role.already-held`
 */
export function checkRoleNotHeld(heldRoleIds: readonly string[], roleId: string): void {
  if (heldRoleIds.includes(roleId)) throw new DomainError("role.already-held", { roleId });
}

/**
 * Passes only for a role that the person holds.
 * @throws {DomainError} `role.not-held`
 */
export function checkRoleHeld(heldRoleIds: readonly string[], roleId: string): void {
  if (!heldRoleIds.includes(roleId)) throw new DomainError("role.not-held", { roleId });
}
