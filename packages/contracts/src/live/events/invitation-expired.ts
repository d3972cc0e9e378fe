import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** An open invitation ran out. */
export const invitationExpired = defineLiveEvent({
  name: "invitation.expired",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
