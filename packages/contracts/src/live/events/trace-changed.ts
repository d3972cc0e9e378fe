import { traceStates } from "@gatehouse/domain/readers/line-trace";
import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A recording of a line was ordered, begun, ended, given up or removed (null); lists of recordings are read anew. */
export const traceChanged = defineLiveEvent({
  name: "trace.changed",
  stream: "changes",
  audience: "admins",
  payload: z.object({ traceId: id, bridgeId: id, state: z.nullable(z.enum(traceStates)) }),
});
