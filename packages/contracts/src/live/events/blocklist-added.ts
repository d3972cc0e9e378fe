import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** An entry was put on the blocklist by hand. */
export const blocklistAdded = defineLiveEvent({
  name: "blocklist.added",
  stream: "changes",
  audience: "admins",
  payload: z.object({ entryId: id }),
});
