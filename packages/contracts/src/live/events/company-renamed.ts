import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A company has another name; rows that show it change with it. */
export const companyRenamed = defineLiveEvent({
  name: "company.renamed",
  stream: "changes",
  audience: "everyone",
  payload: z.object({ companyId: id, name: z.string() }),
});
