import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A person was taken from a company. */
export const userCompanyRemoved = defineLiveEvent({
  name: "user.company-removed",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
