import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** The person reset the app; the phone no longer opens doors. */
export const passReset = defineLiveEvent({
  name: "pass.reset",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
