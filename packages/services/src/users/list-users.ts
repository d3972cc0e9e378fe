import type { UserFilter, UserSort, UsersListPage } from "@gatehouse/contracts/users/users-list";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow, Prisma, type TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { readCursor } from "../rows/read-cursor.ts";
import { isNarrowed, type SearchReach, userCondition } from "./filter-users.ts";
import { selectUserRows } from "./select-user-rows.ts";
import { cursorBehind, userOrders } from "./user-order.ts";
import { withoutTableScans } from "./without-table-scans.ts";

/** What a page of the list is asked with. */
export type ListUsers = {
  readonly filter: UserFilter;
  readonly sort: UserSort;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** `limited` lets a search look at names alone; everything unless said. */
  readonly reach?: SearchReach;
};

/** A search ranks its first hits only; beyond them it says *refine*. */
const searchHits = 200;
/** Filtered counts stop here and show "10,000+". */
const countCap = 10_000;

/**
 * One page of people by key, never by offset, read in one snapshot together with the position of the change log.
 * @throws {DomainError} `request.invalid` for a cursor of another sort order
 */
export function listUsers(db: Db, projectId: string, input: ListUsers): Promise<UsersListPage> {
  return inSnapshot(db, async (client) => {
    await withoutTableScans(client);
    const now = await databaseNow(db, client);
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const condition = userCondition(projectId, input.filter, now, input.reach);
    const { ids, next, refine } =
      input.filter.q === ""
        ? await pageByKey(client, condition, input)
        : await firstHits(client, condition, input.filter.q);
    return {
      rows: await selectUserRows(client, projectId, ids, now),
      next,
      refine,
      counts: head.counts,
      matching: isNarrowed(input.filter) ? await countUpTo(client, condition) : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}

type Keys = { ids: string[]; next: string | null; refine: boolean };

async function pageByKey(client: TransactionClient, condition: Prisma.Sql, input: ListUsers): Promise<Keys> {
  const { key, by } = userOrders[input.sort];
  const rows = await client.$queryRaw<{ id: string; key: string }[]>`
    select u.id, ${key} as key from users u where ${condition} ${afterCursor(input)}
    order by ${by} limit ${input.limit + 1}`;
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const next = rows.length > input.limit && last ? cursorBehind(input.sort, last) : null;
  return { ids: page.map((row) => row.id), next, refine: false };
}

function afterCursor(input: ListUsers): Prisma.Sql {
  const cursor = readCursor(input.cursor, input.sort);
  if (!cursor) return Prisma.empty;
  return input.sort === "name"
    ? Prisma.sql`and (u.sort_name, u.id) > (${cursor.key} collate "C", ${cursor.id}::uuid)`
    : Prisma.sql`and (u.created_at, u.id) < (to_timestamp(${Number(cursor.key)}), ${cursor.id}::uuid)`;
}

/** The first hits in index order, ranked: a match at the start of a name before one inside, then by name. */
async function firstHits(client: TransactionClient, condition: Prisma.Sql, q: string): Promise<Keys> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    with hit as (select u.id, u.sort_name, u.first_name, u.id_number from users u where ${condition} limit ${searchHits + 1})
    select id from hit
    order by (id_number = ${q}) desc nulls last, (sort_name like plain_text(${q}) || '%') desc,
      (plain_text(first_name) like plain_text(${q}) || '%') desc, sort_name, id`;
  return {
    ids: rows.slice(0, searchHits).map((row) => row.id),
    next: null,
    refine: rows.length > searchHits,
  };
}

async function countUpTo(client: TransactionClient, condition: Prisma.Sql): Promise<number> {
  const [row] = await client.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from (select from users u where ${condition} limit ${countCap + 1}) as hits`;
  return row?.n ?? 0;
}
