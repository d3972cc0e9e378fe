import type { TransactionClient } from "@gatehouse/db/client";
import type { AccessRows } from "@gatehouse/domain/access/access-list";
import type { WeeklyWindow } from "@gatehouse/domain/schedules/weekly-schedule";

/** The tables of a list that are about the place and its rules, not about people. Small, so they are always read whole. */
export type SiteTables = {
  readonly [T in "sites" | "grants" | "schedules" | "doors" | "readers"]: AccessRows[T][];
};

/** A site's doors and readers, and every grant into its zones with the schedules those name. */
export async function selectSiteTables(
  client: TransactionClient,
  projectId: string,
  siteId: string,
): Promise<SiteTables> {
  const sites = await client.$queryRaw<AccessRows["sites"][]>`
    select id, time_zone as "timeZone" from sites where project_id = ${projectId}::uuid and id = ${siteId}::uuid`;
  const grants = await client.$queryRaw<AccessRows["grants"][]>`
    select g.id, json_build_object('kind', case when g.role_id is not null then 'role' when g.company_id is not null
        then 'company' else 'user' end, 'id', coalesce(g.role_id, g.company_id, g.user_id)) as subject,
      g.zone_id as "zoneId", (extract(epoch from g.valid_from) * 1000)::float8 as "validFrom",
      (extract(epoch from g.valid_to) * 1000)::float8 as "validTo", g.schedule_id as "scheduleId"
    from grants g join zones z on z.project_id = g.project_id and z.id = g.zone_id
    where g.project_id = ${projectId}::uuid and z.site_id = ${siteId}::uuid`;
  const schedules = await client.$queryRaw<{ id: string; windows: string }[]>`
    select s.id, s.windows from schedules s where s.project_id = ${projectId}::uuid and exists (
      select from grants g join zones z on z.project_id = g.project_id and z.id = g.zone_id
      where g.project_id = s.project_id and g.schedule_id = s.id and z.site_id = ${siteId}::uuid)`;
  const doors = await client.$queryRaw<AccessRows["doors"][]>`
    select id, name, zone_id as "zoneId", mode, 'off' as "antiPassback", null::int as "occupancyLimit", 'off' as pin
    from doors where project_id = ${projectId}::uuid and site_id = ${siteId}::uuid`;
  const readers = await client.$queryRaw<AccessRows["readers"][]>`
    select r.id, r.door_id as "doorId", r.direction, r.badge_qr as "badgeQr"
    from readers r join doors d on d.project_id = r.project_id and d.id = r.door_id
    where r.project_id = ${projectId}::uuid and d.site_id = ${siteId}::uuid`;
  return {
    ...{ sites, grants, doors, readers },
    schedules: schedules.map(({ id, windows }) => ({ id, windows: JSON.parse(windows) as WeeklyWindow[] })),
  };
}
