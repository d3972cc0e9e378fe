import * as z from "zod/mini";
import { id, inProject, prose } from "../fields/fields.ts";

/** What somebody who marks a person for review writes; may be empty. */
export const reviewNote = prose(1000);

export const reviewUserInput = z.strictObject({ ...inProject, userId: id, note: reviewNote });
export type ReviewUserInput = z.output<typeof reviewUserInput>;
