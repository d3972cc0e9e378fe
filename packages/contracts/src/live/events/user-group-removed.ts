import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A person was taken out of a group. */
export const userGroupRemoved = defineLiveEvent({
  name: "user.group-removed",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
