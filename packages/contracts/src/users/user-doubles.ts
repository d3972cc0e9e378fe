import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";
import { userRow } from "./user-row.ts";

const typed = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));

/** What has been typed so far; half a value is fine and an empty one is not asked for. `exceptId` is the person being edited. */
export const userDoublesInput = z.strictObject({
  ...inProject,
  firstName: typed(100),
  lastName: typed(100),
  email: typed(254),
  phone: typed(32),
  idNumber: typed(64),
  exceptId: z.optional(id),
});
export type UserDoublesInput = z.output<typeof userDoublesInput>;

/** Why somebody may be the same person, strongest first. */
export const doubleReasons = ["id-number", "email", "phone", "name"] as const;
export type DoubleReason = (typeof doubleReasons)[number];

/** At most five people, the likeliest first; `score` is how alike the names are, 0 to 1. Archived people are among them: they can be restored. */
export const userDoubles = z.object({
  doubles: z.array(z.object({ row: userRow, reasons: z.array(z.enum(doubleReasons)), score: z.number() })),
});
export type UserDoubles = z.output<typeof userDoubles>;
