import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { deskPatchFields, userPatch } from "../../users/user-row.ts";
import { defineLiveEvent } from "../define-live-event.ts";

const allowed = Object.fromEntries(deskPatchFields.map((field) => [field, userPatch.shape[field]]));

/** Something a desk may know about a person changed: who it is, or whether doors open. */
export const holderChanged = defineLiveEvent({
  name: "holder.changed",
  stream: "changes",
  audience: "desks",
  payload: z.strictObject({ userId: id, patch: z.strictObject(allowed) }),
});
