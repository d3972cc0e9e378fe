import * as z from "zod/mini";
import { id, moment } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** Doors are being closed to a person everywhere; follow it by `revocations.ofUser` and the acknowledgements. */
export const revocationOpened = defineLiveEvent({
  name: "revocation.opened",
  stream: "changes",
  audience: "admins",
  payload: z.object({ revocationId: id, userId: id, at: moment }),
});
