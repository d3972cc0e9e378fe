import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** New people get another role from now on; null: none. */
export const roleDefaultSet = defineLiveEvent({
  name: "role.default-set",
  stream: "changes",
  audience: "admins",
  payload: z.object({ roleId: z.nullable(id) }),
});
