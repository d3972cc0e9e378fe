import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A role was taken from a person. */
export const userRoleRemoved = defineLiveEvent({
  name: "user.role-removed",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
