import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** The undo window is over and the phone was told to wipe itself. */
export const passWipeOrdered = defineLiveEvent({
  name: "pass.wipe-ordered",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
