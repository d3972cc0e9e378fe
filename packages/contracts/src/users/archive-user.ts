import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";
import { standingAnswer } from "./standing-answer.ts";

/** Archiving asks whether the person is told by mail; no is the default of the dialog. */
export const archiveUserInput = z.strictObject({ ...inProject, userId: id, tellPerson: z.boolean() });
export type ArchiveUserInput = z.output<typeof archiveUserInput>;

/** Deleting is archiving that always tells the person. */
export const deleteUserInput = z.strictObject({ ...inProject, userId: id });
export type DeleteUserInput = z.output<typeof deleteUserInput>;

/** Brings somebody back; `tellPerson` offers the mail that access is back. */
export const restoreUserInput = z.strictObject({ ...inProject, userId: id, tellPerson: z.boolean() });
export type RestoreUserInput = z.output<typeof restoreUserInput>;

/** `takenBack`: the same phone works again. Without it the person needs a new invitation to have a pass. */
export const restoreUserAnswer = z.extend(standingAnswer, { takenBack: z.boolean() });
export type RestoreUserAnswer = z.output<typeof restoreUserAnswer>;
