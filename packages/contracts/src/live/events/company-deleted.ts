import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A company is gone. Only archived people still had it. */
export const companyDeleted = defineLiveEvent({
  name: "company.deleted",
  stream: "changes",
  audience: "admins",
  payload: z.object({ companyId: id }),
});
