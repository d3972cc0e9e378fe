import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** Blocks were closed; the person may still be in review. */
export const userUnblocked = defineLiveEvent({
  name: "user.unblocked",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
