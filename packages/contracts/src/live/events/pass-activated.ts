import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A phone was bound. */
export const passActivated = defineLiveEvent({
  name: "pass.activated",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
