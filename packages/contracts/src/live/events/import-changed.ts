import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A run of an import was started, held, agreed to, finished or called off; its page is read anew. */
export const importChanged = defineLiveEvent({
  name: "import.changed",
  stream: "changes",
  audience: "admins",
  payload: z.object({ importId: id, state: z.string() }),
});
