import * as z from "zod/mini";
import { id, moment } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge holds a revocation durably; `measuredMs` counts from the order to that moment. */
export const revocationAcknowledged = defineLiveEvent({
  name: "revocation.acknowledged",
  stream: "changes",
  audience: "admins",
  payload: z.object({
    revocationId: id,
    userId: id,
    bridgeId: id,
    measuredMs: z.number(),
    acknowledgedAt: moment,
  }),
});
