import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A role has another name; rows that show it change with it. */
export const roleRenamed = defineLiveEvent({
  name: "role.renamed",
  stream: "changes",
  audience: "everyone",
  payload: z.object({ roleId: id, name: z.string() }),
});
