import * as z from "zod/mini";

/** Answer of a verb that has nothing to tell but that it is done. */
export const done = z.null();
