import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A person was put into a group. */
export const userGroupAdded = defineLiveEvent({
  name: "user.group-added",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
