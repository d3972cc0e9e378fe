import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** An archiving was closed. */
export const userRestored = defineLiveEvent({
  name: "user.restored",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
