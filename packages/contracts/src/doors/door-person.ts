import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { recordStatuses } from "../users/user-row.ts";
import { doorEventRow } from "./door-event-row.ts";

export const doorPersonInput = z.strictObject({ ...inProject, userId: id });

/** What a desk may know of a person: who it is, whether doors open, and what happened at the doors lately (20 at most). */
export const doorPersonCard = z.object({
  id,
  shortNumber: z.number(),
  firstName: z.string(),
  lastName: z.string(),
  companies: z.array(z.object({ id, name: z.string() })),
  roles: z.array(
    z.object({ id, name: z.string(), status: z.enum(recordStatuses), validTo: z.nullable(moment) }),
  ),
  standing: z.enum(standings),
  blockedUntil: z.nullable(moment),
  lastEvents: z.array(doorEventRow),
  asOf: z.object({ changes: asOf, doors: asOf }),
});
export type DoorPersonCard = z.output<typeof doorPersonCard>;
