import { doorEventRow } from "../../doors/door-event-row.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** Something happened at a door. The only event of the stream of doors: the row itself, its position that of the frame's event. */
export const doorReported = defineLiveEvent({
  name: "door.reported",
  stream: "doors",
  audience: "everyone",
  payload: doorEventRow,
});
