import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A group is gone. Only archived people were still in it. */
export const groupDeleted = defineLiveEvent({
  name: "group.deleted",
  stream: "changes",
  audience: "admins",
  payload: z.object({ groupId: id }),
});
