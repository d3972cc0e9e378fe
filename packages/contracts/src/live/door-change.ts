import * as z from "zod/mini";
import { doorModes } from "../doors/doors-list.ts";
import { id } from "../fields/fields.ts";

/** An order to a door that lasts: its mode from now on. What the lock does follows as an event of the stream of doors. */
export const doorChange = z.object({ doorId: id, patch: z.object({ mode: z.enum(doorModes) }) });
