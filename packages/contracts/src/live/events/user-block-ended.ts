import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A block reached its end date by the server clock. */
export const userBlockEnded = defineLiveEvent({
  name: "user.block-ended",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
