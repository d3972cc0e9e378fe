import type { UserSort } from "@gatehouse/contracts/users/users-list";
import { Prisma } from "@gatehouse/db/client";

/** The pieces of SQL of one order of the list; the id breaks ties in the same direction. */
export type UserOrder = { readonly key: Prisma.Sql; readonly by: Prisma.Sql };

/** The orders the list can be paged by; each has an index. `key` is what a cursor carries. */
export const userOrders: Readonly<Record<UserSort, UserOrder>> = {
  name: { key: Prisma.sql`u.sort_name`, by: Prisma.sql`u.sort_name asc, u.id asc` },
  newest: {
    key: Prisma.sql`extract(epoch from u.created_at)::text`,
    by: Prisma.sql`u.created_at desc, u.id desc`,
  },
};

/** A cursor that stands behind the row with this key and id. */
export const cursorBehind = (sort: UserSort, row: { readonly key: string; readonly id: string }): string =>
  JSON.stringify([sort, row.key, row.id]);
