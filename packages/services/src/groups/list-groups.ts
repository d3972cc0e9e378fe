import type { GroupsListInput, GroupsPage, GroupView } from "@gatehouse/contracts/groups/groups";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { nameCondition } from "../rows/name-condition.ts";
import { readCursor, writeCursor } from "../rows/read-cursor.ts";

/**
 * A page of groups by name. The cursor is the key of the last one: its name as it sorts, and its id.
 * @throws {DomainError} `request.invalid` for a cursor that is none
 */
export function listGroups(db: Db, input: GroupsListInput): Promise<GroupsPage> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, input.projectId);
    if (!head) throw new DomainError("request.not-found");
    const cursor = readCursor(input.cursor, "name");
    const after = cursor
      ? Prisma.sql`and (g.search, g.id) > (${cursor.key} collate "C", ${cursor.id}::uuid)`
      : Prisma.empty;
    const rows = await client.$queryRaw<(GroupView & { key: string })[]>`
      select g.id, g.name, g.search as key,
        (select count(*)::int from user_groups ug join users u on u.project_id = ug.project_id and u.id = ug.user_id
          where ug.project_id = g.project_id and ug.group_id = g.id and u.standing <> 'archived') as people
      from groups g where g.project_id = ${input.projectId}::uuid ${nameCondition(input.q, Prisma.sql`g.search`)} ${after}
      order by g.search, g.id limit ${input.limit + 1}`;
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      groups: page.map(({ id, name, people }) => ({ id, name, people })),
      next:
        rows.length > input.limit && last ? writeCursor({ order: "name", key: last.key, id: last.id }) : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}
