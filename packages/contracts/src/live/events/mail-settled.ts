import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** The mail of an invitation was sent, delivered, bounced or complained about. */
export const mailSettled = defineLiveEvent({
  name: "mail.settled",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
