import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** An open invitation was withdrawn by hand. */
export const invitationWithdrawn = defineLiveEvent({
  name: "invitation.withdrawn",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
