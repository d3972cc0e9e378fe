import { Prisma, type TransactionClient } from "@gatehouse/db/client";
import type { ImportRecord } from "./read-import.ts";

type Scoped = Pick<ImportRecord, "scope" | "companyId" | "groupId">;

/** Whether `users u` is somebody the run's file is about. */
export function inScope({ scope, companyId, groupId }: Scoped): Prisma.Sql {
  switch (scope) {
    case "everyone":
      return Prisma.sql`true`;
    case "by-file":
      return Prisma.sql`u.source in ('file', 'sync')`;
    case "company":
      return Prisma.sql`exists (select from user_companies c
        where c.project_id = u.project_id and c.user_id = u.id and c.company_id = ${companyId}::uuid)`;
    case "group":
      return Prisma.sql`exists (select from user_groups g
        where g.project_id = u.project_id and g.user_id = u.id and g.group_id = ${groupId}::uuid)`;
  }
}

const isBlocked = Prisma.sql`
  exists (select from blocks where project_id = u.project_id and user_id = u.id and closed_at is null)`;

/** A review that the archiving ended undecided counts as open: it is, as soon as its person is back. */
const isReviewed = Prisma.sql`
  exists (select from reviews where project_id = u.project_id and user_id = u.id
    and (closed_at is null or (closed_how = 'left' and closed_at >= a.opened_at)))`;

/** The facts of `users u` that a plan asks for: the open archiving, and what is open below it. */
export const factColumns = Prisma.sql`
  a.cause as archived, a.opened_at as archived_at, ${isBlocked} as blocked, ${isReviewed} as reviewed`;

/** Whether doors stay closed to `users u` whatever becomes of the archiving. */
export const staysClosed = Prisma.sql`(${isBlocked} or ${isReviewed})`;

/** The tables that `factColumns` and `staysClosed` read, beside `users u`. */
export const factTables = Prisma.sql`
  left join archivings a on a.project_id = u.project_id and a.user_id = u.id and a.closed_at is null`;

/** Whether `users u` was not made by this very run: a plan made again while it is being applied must not meet its own people. */
export const notAddedBy = (run: ImportRecord): Prisma.Sql => Prisma.sql`not exists (
  select from import_items own where own.project_id = u.project_id and own.import_id = ${run.id}::uuid
    and own.user_id = u.id and own.kind = 'new')`;

/**
 * Finds the person of each row of the file, into the temporary table `import_matches (n, user_id, people, names)`; `people`
 * is how many it could be. What somebody chose goes first, then the Sync ID, then the address: without a Sync ID anybody's,
 * with one only of people who have none yet. Of the archived, who never stand in the way of the living, the last one to go
 * is meant; whoever was merged into another is that other one.
 */
export async function matchRows(client: TransactionClient, run: ImportRecord): Promise<void> {
  await client.$executeRaw`drop table if exists import_matches`;
  await client.$executeRaw`
    create temp table import_matches (n int, line int, user_id uuid, people int, names text) on commit drop`;
  await client.$executeRaw`
    insert into import_matches
    with r as not materialized (
      select * from import_rows where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid and not faulty),
    candidate as (
      select r.n, r.line, 1 as way, u.id, u.first_name, u.last_name, a.cause, a.opened_at
      from r join users u on u.project_id = r.project_id and u.id = r.chosen_id ${factTables}
      union all
      select r.n, r.line, 2, u.id, u.first_name, u.last_name, a.cause, a.opened_at
      from r join users u on u.project_id = r.project_id and u.sync_id = r.sync_id ${factTables}
      where r.chosen_id is null and ${notAddedBy(run)}
      union all
      select r.n, r.line, 3, u.id, u.first_name, u.last_name, a.cause, a.opened_at
      from r join users u on u.project_id = r.project_id and lower(u.email) = lower(r.email) ${factTables}
      where r.chosen_id is null and (r.sync_id is null or u.sync_id is null)
        and ${notAddedBy(run)}),
    ranked as (
      select *, row_number() over (partition by n order by way, (cause is not null), opened_at desc nulls last, id) as rank,
        min(way) over (partition by n) as best_way
      from candidate where cause is distinct from 'merged'),
    counted as (
      select n, line, (array_agg(id order by rank))[1] as user_id, count(*) filter (where cause is null) as people,
        string_agg(first_name || ' ' || last_name, ', ' order by rank) filter (where cause is null) as names
      from ranked where way = best_way group by n, line)
    select n, line, user_id, greatest(people, 1), names from counted`;
  await client.$executeRaw`create index on import_matches (user_id)`;
  await client.$executeRaw`analyze import_matches`;
}
