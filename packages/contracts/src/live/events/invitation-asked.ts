import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** Somebody with a dead link, or a phone that lost its keys, would like a new invitation. */
export const invitationAsked = defineLiveEvent({
  name: "invitation.asked",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
