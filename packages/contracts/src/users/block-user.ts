import * as z from "zod/mini";
import { id, inProject, line, moment } from "../fields/fields.ts";

/** A block needs a reason; `until` null means until somebody unblocks. */
export const blockUserInput = z.strictObject({
  ...inProject,
  userId: id,
  reason: line(500),
  until: z.nullable(moment),
});
export type BlockUserInput = z.output<typeof blockUserInput>;
