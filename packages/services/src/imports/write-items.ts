import { Prisma, type TransactionClient } from "@gatehouse/db/client";
import { keepOldItems } from "./keep-old-items.ts";
import { factColumns, factTables, inScope } from "./match-rows.ts";
import type { ImportRecord } from "./read-import.ts";

/**
 * Writes what becomes of everybody in the file and, when it replaces the list, of everybody who is not in it, into
 * `import_items`. Whoever was going to be added before keeps the id they were given then.
 */
export async function writeItems(client: TransactionClient, run: ImportRecord): Promise<void> {
  await keepOldItems(client, run);
  await insertFromFile(client, run);
  if (run.mode === "replace") await insertMissing(client, run);
  await client.$executeRaw`analyze import_items`;
  await suggestByName(client, run);
}

/** Whoever the plan before was going to add may have been added in this very transaction, and is nobody the plan is about. */
const notOld = Prisma.sql`not exists (select from old_items own where own.user_id = u.id and own.kind = 'new')`;

async function insertFromFile(client: TransactionClient, run: ImportRecord): Promise<void> {
  await client.$executeRaw`
    insert into import_items
      (project_id, import_id, i, kind, n, line, user_id, name, email, standing, pass_state, invites, keeps_phone, before, after)
    with person as (
      select r.n, r.line, r.first_name, r.last_name, r.email, r.id_number, r.sync_id, r.restores, u.id,
        u.first_name as was_first, u.last_name as was_last, u.email as was_email, u.id_number as was_id,
        u.sync_id as was_sync, ${inScope(run)} as owned, p.state as pass, p.replacement_until, p.wipe_order_at, ${factColumns}
      from import_rows r
      left join import_matches m on m.n = r.n
      left join users u on u.project_id = r.project_id and u.id = m.user_id
      ${factTables}
      left join passes p on p.project_id = u.project_id and p.user_id = u.id
      where r.project_id = ${run.projectId}::uuid and r.import_id = ${run.id}::uuid and not r.faulty),
    judged as (
      select *, case when archived is not null then 'archived' when blocked then 'blocked' when reviewed then 'in-review'
          else 'active' end as standing,
        (first_name, last_name, email, id_number, coalesce(sync_id, was_sync))
          is distinct from (was_first, was_last, was_email, was_id, was_sync) as differs,
        not blocked and not reviewed as free,
        lower(email) is distinct from lower(was_email) as readdressed,
        ${run.inviteAll} and pass in ('none', 'removed') as uninvited,
        pass = 'invited' or replacement_until is not null as awaits,
        coalesce(pass = 'removing' and wipe_order_at is null, false) as carries
      from person),
    decided as (
      select *, case
        when id is null then 'new'
        when not owned then 'outside-scope'
        when archived = 'sync' or (archived is not null and restores) then 'restored'
        when archived is not null then 'archived-by-hand'
        when pass = 'reset' then 'untouched-reset'
        when differs or (uninvited and free) then 'changed'
        else 'unchanged' end as kind
      from judged)
    select ${run.projectId}::uuid, ${run.id}::uuid, row_number() over (order by d.n), d.kind, d.n, d.line,
      coalesce(d.id, o.user_id, time_ordered_id()), d.first_name || ' ' || d.last_name, d.email,
      case when d.id is null then 'active' else d.standing end, coalesce(d.pass, 'none'),
      case d.kind when 'new' then true
        when 'restored' then d.free and not d.carries
        when 'changed' then d.free and (d.uninvited or (d.readdressed and d.awaits)) else false end,
      d.kind = 'restored' and d.carries,
      case when d.kind in ('changed', 'restored') and d.differs then (
        select jsonb_object_agg(f.field, f.was) from (values ('firstName', d.was_first, d.first_name),
          ('lastName', d.was_last, d.last_name), ('email', d.was_email, d.email), ('idNumber', d.was_id, d.id_number),
          ('syncId', d.was_sync, coalesce(d.sync_id, d.was_sync))) as f (field, was, now)
        where f.was is distinct from f.now)::text else '{}' end,
      case when d.kind = 'new' then jsonb_build_object('firstName', d.first_name, 'lastName', d.last_name,
          'email', d.email, 'idNumber', d.id_number, 'syncId', d.sync_id)::text
        when d.kind in ('changed', 'restored') and d.differs then (
        select jsonb_object_agg(f.field, f.now) from (values ('firstName', d.was_first, d.first_name),
          ('lastName', d.was_last, d.last_name), ('email', d.was_email, d.email), ('idNumber', d.was_id, d.id_number),
          ('syncId', d.was_sync, coalesce(d.sync_id, d.was_sync))) as f (field, was, now)
        where f.was is distinct from f.now)::text else '{}' end
    from decided d left join old_items o on d.kind = 'new' and o.kind = 'new' and o.n = d.n`;
}

async function insertMissing(client: TransactionClient, run: ImportRecord): Promise<void> {
  await client.$executeRaw`
    insert into import_items (project_id, import_id, i, kind, user_id, name, email, standing, pass_state)
    with missing as (
      select u.id, u.first_name, u.last_name, u.email, u.sort_name, ${inScope(run)} as owned, p.state as pass, ${factColumns}
      from users u ${factTables} join passes p on p.project_id = u.project_id and p.user_id = u.id
      where u.project_id = ${run.projectId}::uuid and a.id is null
        and not exists (select from import_matches m where m.user_id = u.id) and ${notOld})
    select ${run.projectId}::uuid, ${run.id}::uuid,
      (select coalesce(max(i), 0) from import_items
        where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid)
        + row_number() over (order by sort_name, id),
      case when not owned then 'outside-scope' when blocked then 'kept-blocked' when pass = 'reset' then 'untouched-reset'
        else 'removed' end,
      id, first_name || ' ' || last_name, email,
      case when blocked then 'blocked' when reviewed then 'in-review' else 'active' end, pass
    from missing`;
}

/** Somebody new who has the name of exactly one person missing in the file may be that person under another address. */
async function suggestByName(client: TransactionClient, run: ImportRecord): Promise<void> {
  await client.$executeRaw`
    update import_items i set suggested_id = s.id from (
      select r.n, (array_agg(u.id))[1] as id
      from import_items r join users u on u.project_id = r.project_id
        and u.sort_name = plain_text((r.after::jsonb ->> 'lastName') || ' ' || (r.after::jsonb ->> 'firstName'))
      ${factTables}
      where r.project_id = ${run.projectId}::uuid and r.import_id = ${run.id}::uuid and r.kind = 'new' and a.id is null
        and not exists (select from import_matches m where m.user_id = u.id) and ${notOld}
      group by r.n having count(*) = 1) s
    where i.project_id = ${run.projectId}::uuid and i.import_id = ${run.id}::uuid and i.kind = 'new' and i.n = s.n`;
}
