import { defineLiveEvent } from "../define-live-event.ts";
import { userChange } from "../user-change.ts";

/** Core data of a person changed. */
export const userEdited = defineLiveEvent({
  name: "user.edited",
  stream: "changes",
  audience: "admins",
  payload: userChange,
});
