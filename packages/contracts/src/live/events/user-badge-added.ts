import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A card or badge number was added to a person. */
export const userBadgeAdded = defineLiveEvent({
  name: "user.badge-added",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
