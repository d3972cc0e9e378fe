import * as z from "zod/mini";

/** Answer of a verb that has nothing to tell but that it is done. */
export const done = z.null();

/** Waits for a verb and answers that it is done. */
export const whenDone = async (verb: Promise<unknown>): Promise<null> => {
  await verb;
  return null;
};
