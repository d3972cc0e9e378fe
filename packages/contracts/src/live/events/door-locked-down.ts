import { defineLiveEvent } from "../define-live-event.ts";
import { doorChange } from "../door-change.ts";

/** A door opens for nobody until somebody releases it. */
export const doorLockedDown = defineLiveEvent({
  name: "door.locked-down",
  stream: "changes",
  audience: "everyone",
  payload: doorChange,
});
