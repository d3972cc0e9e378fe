import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A card or badge number was withdrawn from a person. */
export const userBadgeRemoved = defineLiveEvent({
  name: "user.badge-removed",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
