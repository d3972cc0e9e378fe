import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** An invitation was made; its mail is on its way. */
export const invitationSent = defineLiveEvent({
  name: "invitation.sent",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
