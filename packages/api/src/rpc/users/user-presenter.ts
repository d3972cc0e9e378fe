import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { UsersListPage } from "@gatehouse/contracts/users/users-list";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { userViewOf } from "@gatehouse/domain/users/user-policy";

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
  };
}

/** A page as this actor may see it. */
export function limitPage(actor: AdminActor, page: UsersListPage): UsersListPage {
  return userViewOf(actor) === "full" ? page : { ...page, rows: page.rows.map(limitRow) };
}
