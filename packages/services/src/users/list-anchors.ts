import type { UserAnchors } from "@gatehouse/contracts/users/user-anchors";
import type { UserFilter, UserSort } from "@gatehouse/contracts/users/users-list";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { userCondition } from "./filter-users.ts";
import { cursorBehind, userOrders } from "./user-order.ts";

/** Rows between two anchors: a jump reads at most so many rows too early, and a million people have 2,000 anchors. */
const step = 500;

/** Cursors along a list, one every 500 people, in its order. One pass over the index; asked once a filter, at the first far jump. */
export function listAnchors(
  db: Db,
  projectId: string,
  input: { readonly filter: UserFilter; readonly sort: UserSort },
): Promise<UserAnchors> {
  if (input.filter.q !== "") return Promise.resolve({ anchors: [] });
  return inSnapshot(db, async (client) => {
    const condition = userCondition(projectId, input.filter, await databaseNow(db, client));
    const { key, by } = userOrders[input.sort];
    const rows = await client.$queryRaw<{ id: string; key: string; place: number }[]>`
      select id, key, place::int as place
      from (select u.id, ${key} as key, row_number() over (order by ${by}) as place from users u where ${condition}) as numbered
      where place % ${step} = 0 order by place`;
    return { anchors: rows.map((row) => ({ at: row.place, cursor: cursorBehind(input.sort, row) })) };
  });
}
