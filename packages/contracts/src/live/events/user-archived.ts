import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A person was archived or deleted. */
export const userArchived = defineLiveEvent({
  name: "user.archived",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
