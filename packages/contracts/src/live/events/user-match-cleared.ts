import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** Somebody recorded that a person and a blocklist entry are not the same; nothing of the row changes. */
export const userMatchCleared = defineLiveEvent({
  name: "user.match-cleared",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
