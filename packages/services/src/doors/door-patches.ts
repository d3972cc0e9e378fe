import { Prisma } from "@gatehouse/db/client";
import type { EventRow } from "./batch-rows.ts";
import { mergePatches } from "./merge-patches.ts";

/**
 * The part of an ingest statement that brings the rows of doors to what their last events said. What an event leaves out
 * is kept as the row has it when it is written, whatever the statement saw when it began. `taken.base` is the
 * position before the first event.
 */
export function doorPatches(projectId: string, rows: readonly EventRow[]): Prisma.Sql {
  const doors = mergePatches(rows, (row) => ({ id: row.doorId, patch: row.doorState }));
  return Prisma.sql`
    patch as (
      select * from unnest(${doors.map((d) => d.id)}::uuid[], ${doors.map((d) => d.siteId)}::uuid[],
        ${doors.map((d) => d.patch.lock ?? null)}::text[], ${doors.map((d) => d.patch.leaf ?? null)}::text[],
        ${doors.map((d) => d.patch.alarm ?? null)}::text[], ${doors.map((d) => d.at)}::timestamptz[],
        ${doors.map((d) => d.nth)}::bigint[]) as p (id, site_id, lock, leaf, alarm, at, nth)),
    patched as (
      insert into door_states (project_id, door_id, lock, leaf, alarm, changed_at, position)
      select d.project_id, d.id, coalesce(p.lock, 'unknown'), coalesce(p.leaf, 'unknown'), coalesce(p.alarm, 'none'),
        p.at, taken.base + p.nth
      from patch p cross join taken
      join doors d on d.project_id = ${projectId}::uuid and d.id = p.id and d.site_id = p.site_id
      on conflict (project_id, door_id) do update set
        lock = coalesce((select p.lock from patch p where p.id = excluded.door_id), door_states.lock),
        leaf = coalesce((select p.leaf from patch p where p.id = excluded.door_id), door_states.leaf),
        alarm = coalesce((select p.alarm from patch p where p.id = excluded.door_id), door_states.alarm),
        changed_at = excluded.changed_at, position = excluded.position)`;
}
