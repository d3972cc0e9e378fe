import * as z from "zod/mini";
import { id } from "../fields/fields.ts";
import { userPatch } from "../users/user-row.ts";

/** What every event about a person carries for admins: whose row, and the fields of it that changed. */
export const userChange = z.object({ userId: id, patch: userPatch });
export type UserChange = z.output<typeof userChange>;
