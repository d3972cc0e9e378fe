import type { TransactionClient } from "@gatehouse/db/client";
import { keepOldItems } from "./keep-old-items.ts";
import { factColumns, factTables } from "./match-rows.ts";
import type { ImportRecord } from "./read-import.ts";

/**
 * Writes what undoing a run would do: whom it removed comes back, whom it added or brought back goes unless their phone is
 * in use, and each value it wrote is put back unless somebody has changed it since. Whom another verb has moved since is
 * left alone and listed.
 */
export async function writeRevertItems(client: TransactionClient, run: ImportRecord): Promise<void> {
  await keepOldItems(client, run);
  await client.$executeRaw`
    insert into import_items
      (project_id, import_id, i, kind, user_id, name, email, standing, pass_state, invites, keeps_phone, before, after, note)
    with written as (
      select w.kind as was, w.i, w.before::jsonb as wrote_over, w.after::jsonb as wrote, w.pass_state as had,
        u.id, u.first_name, u.last_name, u.email, p.state as pass, p.wipe_order_at, ${factColumns},
        jsonb_build_object('firstName', u.first_name, 'lastName', u.last_name, 'email', u.email,
          'idNumber', u.id_number, 'syncId', u.sync_id) as reads
      from import_items w join users u on u.project_id = w.project_id and u.id = w.user_id ${factTables}
      join passes p on p.project_id = u.project_id and p.user_id = u.id
      where w.project_id = ${run.projectId}::uuid and w.import_id = ${run.revertsId}::uuid
        and w.kind in ('new', 'changed', 'restored', 'removed')),
    judged as (
      select *, case when archived is not null then 'archived' when blocked then 'blocked' when reviewed then 'in-review'
          else 'active' end as standing,
        pass = 'removing' and wipe_order_at is null as carries,
        (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(wrote_over)
          where wrote -> key is not distinct from reads -> key) as back,
        (select string_agg(key, ' ' order by key) from jsonb_each(wrote_over)
          where wrote -> key is distinct from reads -> key) as edited
      from written),
    decided as (
      select *, case
        when was = 'removed' then case when archived = 'sync' then 'restored' else 'kept-since' end
        when was in ('new', 'restored') then case when archived is not null then 'kept-since'
          when pass = 'reset' then 'untouched-reset' when blocked then 'kept-blocked'
          when pass = 'active' then 'kept-active' else 'removed' end
        when archived is not null then 'kept-since'
        when back = '{}' then 'unchanged' else 'changed' end as kind
      from judged)
    select ${run.projectId}::uuid, ${run.id}::uuid, row_number() over (order by i), kind, id,
      first_name || ' ' || last_name, email, standing, pass,
      kind = 'restored' and not blocked and not reviewed and had in ('invited', 'active')
        and not carries,
      kind = 'restored' and carries,
      case when kind in ('changed') then (select jsonb_object_agg(key, reads -> key) from jsonb_object_keys(back) as key)::text
        else '{}' end,
      case when kind in ('changed') then back::text else '{}' end,
      case when was = 'changed' then edited end
    from decided`;
  await client.$executeRaw`analyze import_items`;
}
