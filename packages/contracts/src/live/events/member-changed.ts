import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** An admin of the project was added, removed or given another role. Only the id: not every admin may see the others. */
export const memberChanged = defineLiveEvent({
  name: "member.changed",
  stream: "changes",
  audience: "admins",
  payload: z.object({ memberId: id }),
});
