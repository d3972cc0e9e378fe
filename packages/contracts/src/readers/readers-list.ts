import * as z from "zod/mini";
import { inProject } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { readerDetailRow } from "./reader-row.ts";

export const readersListInput = z.strictObject(inProject);

/** All readers of a project by site, door and name. The rows follow two streams and so carry two positions. */
export const readersListAnswer = z.object({
  readers: z.array(readerDetailRow),
  asOf: z.object({ changes: asOf, doors: asOf }),
});
export type ReadersListAnswer = z.output<typeof readersListAnswer>;
