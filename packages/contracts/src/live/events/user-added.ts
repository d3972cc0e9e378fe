import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A person was added. Lists show it behind the *new* pill; they never insert by themselves. */
export const userAdded = defineLiveEvent({
  name: "user.added",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
