import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** A person was assigned to a company. */
export const userCompanyAdded = defineLiveEvent({
  name: "user.company-added",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
