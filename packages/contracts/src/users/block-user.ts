import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id, inProject, line, moment } from "../fields/fields.ts";

/** What a block says: a reason, and its end; `until` null means until somebody unblocks. */
export const blockFields = { reason: line(500), until: z.nullable(moment) };

export const blockUserInput = z.strictObject({ ...inProject, userId: id, ...blockFields });
export type BlockUserInput = z.output<typeof blockUserInput>;

/** `blockId` is what *Undo* gives to `users.unblock`, so that it lifts this block and no other. */
export const blockUserAnswer = z.object({ standing: z.enum(standings), blockId: id });
export type BlockUserAnswer = z.output<typeof blockUserAnswer>;
