import * as z from "zod/mini";
import { id, moment } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** Somebody ordered a door to be released once; whether it was, a `command.result` of the stream of doors says. */
export const doorUnlockOrdered = defineLiveEvent({
  name: "door.unlock-ordered",
  stream: "changes",
  audience: "everyone",
  payload: z.object({ doorId: id, commandId: id, expiresAt: moment }),
});
