import type { CompaniesListInput } from "@gatehouse/contracts/companies/companies";
import type { GroupsListInput, GroupsPage, GroupView } from "@gatehouse/contracts/groups/groups";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { nameCondition } from "./name-condition.ts";
import { readCursor, writeCursor } from "./read-cursor.ts";

/** A stretch of companies or groups; `next` goes on behind it. */
export type PageByName = { rows: GroupView[]; next: string | null; asOf: GroupsPage["asOf"] };

/** Where each kind stands, who belongs to it, and what names it there. */
const tables = {
  company: [Prisma.sql`companies`, Prisma.sql`user_companies`, Prisma.sql`company_id`],
  group: [Prisma.sql`groups`, Prisma.sql`user_groups`, Prisma.sql`group_id`],
} as const;

/**
 * A page of companies or groups by name. The cursor is the key of the last one: its name as it sorts, and its id.
 * @throws {DomainError} `request.invalid` for a cursor that is none, `request.not-found` for a project that is none
 */
export function pageByName(
  db: Db,
  kind: keyof typeof tables,
  { projectId, q, cursor: given, limit }: CompaniesListInput | GroupsListInput,
): Promise<PageByName> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const cursor = readCursor(given, "name");
    const after = cursor
      ? Prisma.sql`and (n.search, n.id) > (${cursor.key} collate "C", ${cursor.id}::uuid)`
      : Prisma.empty;
    const [table, holders, key] = tables[kind];
    const found = await client.$queryRaw<(GroupView & { key: string })[]>`
      select n.id, n.name, n.search as key,
        (select count(*)::int from ${holders} h join users u on u.project_id = h.project_id and u.id = h.user_id
          where h.project_id = n.project_id and h.${key} = n.id and u.standing <> 'archived') as people
      from ${table} n where n.project_id = ${projectId}::uuid ${nameCondition(q, Prisma.sql`n.search`)} ${after}
      order by n.search, n.id limit ${limit + 1}`;
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ id, name, people }) => ({ id, name, people })),
      next: found.length > limit && last ? writeCursor({ order: "name", key: last.key, id: last.id }) : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}
