import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** The tab of a row caught up with its facts after another transaction had held the row. */
export const userStandingSettled = defineLiveEvent({
  name: "user.standing-settled",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
