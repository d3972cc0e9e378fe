import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

/** "Not the same person": remembered for this person and this entry. It revalidates nobody by itself. */
export const clearBlocklistMatchInput = z.strictObject({ ...inProject, userId: id, entryId: id });
export type ClearBlocklistMatchInput = z.output<typeof clearBlocklistMatchInput>;
