import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A group was made. */
export const groupCreated = defineLiveEvent({
  name: "group.created",
  stream: "changes",
  audience: "admins",
  payload: z.object({ groupId: id, name: z.string() }),
});
