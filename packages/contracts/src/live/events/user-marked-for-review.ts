import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A review was opened; doors are closed until it is decided. */
export const userMarkedForReview = defineLiveEvent({
  name: "user.marked-for-review",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
