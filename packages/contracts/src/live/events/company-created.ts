import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A company was made. */
export const companyCreated = defineLiveEvent({
  name: "company.created",
  stream: "changes",
  audience: "admins",
  payload: z.object({ companyId: id, name: z.string() }),
});
