import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A role was made. */
export const roleCreated = defineLiveEvent({
  name: "role.created",
  stream: "changes",
  audience: "admins",
  payload: z.object({ roleId: id, name: z.string() }),
});
