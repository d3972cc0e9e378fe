import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { userViewOf } from "@gatehouse/domain/users/user-policy";

/** How much of people this actor may see and search through. Whoever may see nothing is refused before this is asked. */
export const reachOf = (actor: AdminActor): "full" | "limited" =>
  userViewOf(actor) === "full" ? "full" : "limited";

/** A desk sees who somebody is and whether doors open: name, company, roles, standing. Everything else is left out. */
export function limitRow(row: UserRow): UserRow {
  return {
    ...row,
    email: "",
    phone: null,
    idNumber: null,
    badgeNumbers: "",
    passState: "none",
    passEpoch: 0,
    invitationExpiresAt: null,
    replacementUntil: null,
    passDeadlineAt: null,
    passSeenAt: null,
    mailState: null,
    groups: [],
  };
}

/** Rows as this actor may see them. */
export const limitRows = (actor: AdminActor, rows: readonly UserRow[]): UserRow[] =>
  reachOf(actor) === "full" ? [...rows] : rows.map(limitRow);

/**
 * Passes only a filter that asks for nothing the actor may not see: what is not shown must not be found either.
 * @throws {DomainError} `request.forbidden`
 */
export function checkFilter(actor: AdminActor, filter: UserFilter): void {
  const asksForMore = filter.passStates.length > 0 || filter.bounced || filter.groupIds.length > 0;
  if (asksForMore && reachOf(actor) === "limited") throw new DomainError("request.forbidden");
}
