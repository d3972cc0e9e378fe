import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A role was given to a person. */
export const userRoleAdded = defineLiveEvent({
  name: "user.role-added",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
