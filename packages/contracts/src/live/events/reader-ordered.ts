import * as z from "zod/mini";
import { id, moment } from "../../fields/fields.ts";
import { readerOrders } from "../../readers/reader-orders.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** Somebody ordered something of a reader; whether it was done, a `command.result` of the stream of doors says. */
export const readerOrdered = defineLiveEvent({
  name: "reader.ordered",
  stream: "changes",
  audience: "everyone",
  payload: z.object({ readerId: id, order: z.enum(readerOrders), commandId: id, expiresAt: moment }),
});
