import { Prisma } from "@gatehouse/db/client";

/**
 * The record status of `user_roles ur` at `now` as an expression: the SQL twin of `recordStatusOf`, which asks in the same
 * order. `isArchived` is an expression that says whether the holder is archived.
 */
export const recordStatusAt = (now: Date, isArchived: Prisma.Sql): Prisma.Sql => Prisma.sql`case
  when ur.status = 'archived' or ${isArchived} then 'archived'
  when ur.valid_to <= ${now} then 'expired'
  else ur.status end`;
