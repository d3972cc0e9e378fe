import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A group has another name; rows that show it change with it. */
export const groupRenamed = defineLiveEvent({
  name: "group.renamed",
  stream: "changes",
  audience: "admins",
  payload: z.object({ groupId: id, name: z.string() }),
});
