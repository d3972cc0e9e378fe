import type {
  CompaniesListInput,
  CompaniesPage,
  CompanyView,
} from "@gatehouse/contracts/companies/companies";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { nameCondition } from "../rows/name-condition.ts";
import { readCursor, writeCursor } from "../rows/read-cursor.ts";

/**
 * A page of companies by name. The cursor is the key of the last one: its name as it sorts, and its id.
 * @throws {DomainError} `request.invalid` for a cursor that is none
 */
export function listCompanies(db: Db, input: CompaniesListInput): Promise<CompaniesPage> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, input.projectId);
    if (!head) throw new DomainError("request.not-found");
    const cursor = readCursor(input.cursor, "name");
    const after = cursor
      ? Prisma.sql`and (c.search, c.id) > (${cursor.key} collate "C", ${cursor.id}::uuid)`
      : Prisma.empty;
    const rows = await client.$queryRaw<(CompanyView & { key: string })[]>`
      select c.id, c.name, c.search as key,
        (select count(*)::int from user_companies uc join users u on u.project_id = uc.project_id and u.id = uc.user_id
          where uc.project_id = c.project_id and uc.company_id = c.id and u.standing <> 'archived') as people
      from companies c where c.project_id = ${input.projectId}::uuid ${nameCondition(input.q, Prisma.sql`c.search`)} ${after}
      order by c.search, c.id limit ${input.limit + 1}`;
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      companies: page.map(({ id, name, people }) => ({ id, name, people })),
      next:
        rows.length > input.limit && last ? writeCursor({ order: "name", key: last.key, id: last.id }) : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}
