import * as z from "zod/mini";
import { inProject } from "../fields/fields.ts";
import { userFilter, userSorts } from "./users-list.ts";

/** Asks for keys along a list, so that a jump of the scrollbar need not read all that lies before. */
export const userAnchorsInput = z.strictObject({ ...inProject, filter: userFilter, sort: z.enum(userSorts) });

/** Every 500th place: `cursor` asks `users.list` for the page that begins at position `at`. A search has none, it is one page. */
export const userAnchors = z.object({ anchors: z.array(z.object({ at: z.number(), cursor: z.string() })) });
export type UserAnchors = z.output<typeof userAnchors>;
