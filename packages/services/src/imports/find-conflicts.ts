import { Prisma, type TransactionClient } from "@gatehouse/db/client";
import type { ImportRecord } from "./read-import.ts";

/**
 * Finds what speaks against rows once they are seen beside each other and beside the list, and stores it: faults and
 * notices that a row by itself does not show. Needs the matches and the items of the run.
 */
export async function findConflicts(client: TransactionClient, run: ImportRecord): Promise<void> {
  const of = Prisma.sql`project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid`;
  await client.$executeRaw`delete from import_findings where ${of} and not own_row`;
  const insert = (i: number, isFault: boolean, reason: string, column: string | null, found: Prisma.Sql) =>
    client.$executeRaw`
      insert into import_findings (project_id, import_id, n, i, line, is_fault, "column", reason, value,
        other_line, other_id, other_name, own_row)
      select ${run.projectId}::uuid, ${run.id}::uuid, f.n, ${i}::int, f.line, ${isFault}::bool, ${column}::text, ${reason}::text, f.value,
        f.other_line, f.other_id, f.other_name, false
      from (${found}) as f (n, line, value, other_line, other_id, other_name)`;
  const rows = Prisma.sql`(select * from import_rows where ${of} and not faulty)`;
  await insert(101, true, "id-twice-in-file", "idNumber", twice(rows, Prisma.sql`id_number`));
  await insert(102, true, "sync-id-twice-in-file", "syncId", twice(rows, Prisma.sql`sync_id`));
  await insert(103, true, "email-twice-in-file", "email", sharedWithoutSyncId(rows));
  await insert(
    104,
    true,
    "matches-two-people",
    null,
    Prisma.sql`
    select r.n, r.line, coalesce(r.sync_id, r.email), null::int, null::uuid, m.names
    from ${rows} r join import_matches m on m.n = r.n where m.people > 1`,
  );
  await insert(
    105,
    true,
    "person-twice-in-file",
    null,
    Prisma.sql`
    select m.n, m.line, u.first_name || ' ' || u.last_name, other.line, u.id, u.first_name || ' ' || u.last_name
    from (select *, count(*) over (partition by user_id) as times, min(n) over (partition by user_id) as first,
        max(n) over (partition by user_id) as last from import_matches) m
      join import_matches other on other.n = case when m.n = m.first then m.last else m.first end
      join users u on u.project_id = ${run.projectId}::uuid and u.id = m.user_id
    where m.times > 1 and m.people = 1`,
  );
  await insert(106, true, "id-taken", "idNumber", takenNumbers(rows, of));
  await insert(107, false, "email-shared", "email", sharedAddresses(rows, of));
  await insert(
    108,
    false,
    "name-alike",
    null,
    Prisma.sql`
    select i.n, i.line, i.name, null::int, u.id, u.first_name || ' ' || u.last_name
    from (select * from import_items where ${of} and suggested_id is not null) i
      join users u on u.project_id = i.project_id and u.id = i.suggested_id`,
  );
}

const twice = (rows: Prisma.Sql, column: Prisma.Sql) => Prisma.sql`
  select n, line, ${column}, case when n = first then later else first_line end, null::uuid, null::text
  from (select *, count(*) over same as times, min(n) over same as first, min(line) over same as first_line,
      max(line) over same as later from ${rows} r where ${column} is not null window same as (partition by ${column})) s
  where times > 1`;

/** Two rows with one address are two people only when both say which. */
const sharedWithoutSyncId = (rows: Prisma.Sql) => Prisma.sql`
  select n, line, email, case when n = first then later else first_line end, null::uuid, null::text
  from (select *, count(*) over same as times, count(sync_id) over same as said, min(n) over same as first,
      min(line) over same as first_line, max(line) over same as later
    from ${rows} r window same as (partition by lower(email))) s
  where times > 1 and said < times`;

/** A number is taken by somebody who still has it when the plan is through: not by whom it removes, nor by whom it gives another. */
const takenNumbers = (rows: Prisma.Sql, of: Prisma.Sql) => Prisma.sql`
  select distinct on (r.n) r.n, r.line, r.id_number, null::int, u.id, u.first_name || ' ' || u.last_name
  from ${rows} r
    left join import_matches m on m.n = r.n
    join credentials c on c.project_id = r.project_id and c.number = r.id_number and c.live
      and c.user_id is distinct from m.user_id
    join users u on u.project_id = c.project_id and u.id = c.user_id
    left join (select * from import_items where ${of}) i on i.user_id = c.user_id
  where i.kind is distinct from 'removed'
    and (c.carrier = 'pass' and i.kind = 'changed' and i.after::jsonb ? 'idNumber') is not true
    and not exists (select from import_items own where own.project_id = r.project_id and own.import_id = r.import_id
      and own.n = r.n and own.kind in ('outside-scope', 'archived-by-hand', 'untouched-reset'))
  order by r.n, u.id`;

/** Families share addresses; somebody should have seen it all the same. */
const sharedAddresses = (rows: Prisma.Sql, of: Prisma.Sql) => Prisma.sql`
  select distinct on (r.n) r.n, r.line, r.email, null::int, u.id, u.first_name || ' ' || u.last_name
  from (select * from import_items where ${of} and kind in ('new', 'changed', 'restored')) i
    join ${rows} r on r.n = i.n
    join users u on u.project_id = r.project_id and lower(u.email) = lower(r.email) and u.id <> i.user_id
      and u.standing <> 'archived'
    left join (select * from import_items where ${of}) other on other.user_id = u.id
  where (i.kind = 'new' or i.after::jsonb ? 'email') and other.kind is distinct from 'removed'
    and not (other.kind is not distinct from 'changed' and other.after::jsonb ? 'email')
  order by r.n, u.id`;
