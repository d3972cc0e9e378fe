import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/** Closes all open blocks of a person, or the chosen ones. */
export const unblockUserInput = z.strictObject({
  ...inProject,
  userId: id,
  blocks: z.union([z.literal("all"), z.array(id).check(z.minLength(1), z.maxLength(50))]),
});
export type UnblockUserInput = z.output<typeof unblockUserInput>;

/** Closes the open reviews of a person. */
export const revalidateUserInput = z.strictObject({ ...inProject, userId: id });
export type RevalidateUserInput = z.output<typeof revalidateUserInput>;
