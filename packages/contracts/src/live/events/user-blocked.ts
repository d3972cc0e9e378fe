import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** Doors are closed to a person, by name and with a reason. */
export const userBlocked = defineLiveEvent({
  name: "user.blocked",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
