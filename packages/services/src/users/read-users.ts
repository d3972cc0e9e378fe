import { bulkLimit } from "@gatehouse/contracts/users/bulk-users";
import type { UserIds, UsersByIds } from "@gatehouse/contracts/users/find-users";
import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { userCondition } from "./filter-users.ts";
import { selectUserRows } from "./select-user-rows.ts";

/** List rows by id, in the order asked; ids that mean nobody in this project are left out. */
export function readUsersByIds(db: Db, projectId: string, ids: readonly string[]): Promise<UsersByIds> {
  return inSnapshot(db, async (client) => {
    const now = await databaseNow(db, client);
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const rows = await selectUserRows(client, projectId, [...new Set(ids)], now);
    return { rows, asOf: { epoch: head.epoch, position: head.position } };
  });
}

/** Everybody a filter matches: the exact count, and the ids of the first 10,000 by name. */
export function readUserIds(db: Db, projectId: string, filter: UserFilter): Promise<UserIds> {
  return inSnapshot(db, async (client) => {
    const condition = userCondition(projectId, filter, await databaseNow(db, client));
    const [counted] = await client.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from users u where ${condition}`;
    const rows = await client.$queryRaw<{ id: string }[]>`
      select u.id from users u where ${condition} order by u.sort_name, u.id limit ${bulkLimit}`;
    return { total: counted?.total ?? 0, ids: rows.map((row) => row.id) };
  });
}
