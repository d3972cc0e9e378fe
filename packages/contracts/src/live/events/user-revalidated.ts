import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** The open reviews were closed. */
export const userRevalidated = defineLiveEvent({
  name: "user.revalidated",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
