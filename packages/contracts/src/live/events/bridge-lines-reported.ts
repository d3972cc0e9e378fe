import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge has said that its readers are wired otherwise than before; lists of readers are read anew. */
export const bridgeLinesReported = defineLiveEvent({
  name: "bridge.lines-reported",
  stream: "changes",
  audience: "everyone",
  payload: z.object({ bridgeId: id }),
});
