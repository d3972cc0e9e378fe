import { defineLiveEvent } from "../define-live-event.ts";
import { doorChange } from "../door-change.ts";

/** A lockdown of a door was ended. */
export const doorReleased = defineLiveEvent({
  name: "door.released",
  stream: "changes",
  audience: "everyone",
  payload: doorChange,
});
