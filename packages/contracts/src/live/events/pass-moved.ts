import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A pass moved into the installed app of the same phone. */
export const passMoved = defineLiveEvent({
  name: "pass.moved",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
