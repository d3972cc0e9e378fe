import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id, inProject, prose } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { userRow } from "./user-row.ts";
import { userFilter } from "./users-list.ts";

/** What the command palette asks with: a name, part of an address, an ID, a pasted user id, a short number such as 000417 or #417. */
export const findUsersInput = z.strictObject({ ...inProject, q: prose(200) });

/** A person as the palette shows them; `email` is empty for a desk. */
export const foundUser = z.object({
  id,
  shortNumber: z.number(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  companies: z.array(z.string()),
  standing: z.enum(standings),
});

/** The eight best; `jump` is set when what was typed can only mean this one person. */
export const foundUsers = z.object({ people: z.array(foundUser), jump: z.nullable(id) });
export type FoundUsers = z.output<typeof foundUsers>;

/** Rows by id, in the order asked; ids that mean nobody here are left out. */
export const usersByIdsInput = z.strictObject({ ...inProject, ids: z.array(id).check(z.maxLength(200)) });
export const usersByIds = z.object({ rows: z.array(userRow), asOf });
export type UsersByIds = z.output<typeof usersByIds>;

/** *Select all N matching*. */
export const userIdsInput = z.strictObject({ ...inProject, filter: userFilter });

/** The exact count, and the ids of the first 10,000 by name; a bulk verb takes no more at once. */
export const userIds = z.object({ total: z.number(), ids: z.array(id) });
export type UserIds = z.output<typeof userIds>;
