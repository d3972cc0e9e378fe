import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** The validity of a role somebody holds was changed. */
export const userRoleChanged = defineLiveEvent({
  name: "user.role-changed",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
