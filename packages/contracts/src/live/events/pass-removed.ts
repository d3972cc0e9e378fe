import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A pass that was being removed is gone. */
export const passRemoved = defineLiveEvent({
  name: "pass.removed",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
