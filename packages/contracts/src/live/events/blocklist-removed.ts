import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** An entry was taken off the blocklist by hand. */
export const blocklistRemoved = defineLiveEvent({
  name: "blocklist.removed",
  stream: "changes",
  audience: "admins",
  payload: z.object({ entryId: id }),
});
