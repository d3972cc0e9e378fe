import type { DoorRow, DoorsListAnswer } from "@gatehouse/contracts/doors/doors-list";
import { readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { bridgeState } from "../bridges/bridge-state-sql.ts";
import { readDoorHead } from "./read-door-head.ts";

type Selected = Omit<DoorRow, "changedAt" | "bridge"> & {
  changedAt: Date | null;
  bridge: (NonNullable<DoorRow["bridge"]> & { lastSeenMs: number | null }) | null;
};

/**
 * All doors of a project with how they stand, by site and name. Of several bridges at a site the one that is connected is
 * named. @throws {DomainError} `request.not-found`
 */
export function listDoors(db: Db, projectId: string): Promise<DoorsListAnswer> {
  return inSnapshot(db, async (client) => {
    const project = await client.project.findUnique({ where: { id: projectId } });
    const changes = await readHead(client, projectId);
    const doors = await readDoorHead(client, projectId);
    if (!project || !changes || !doors) throw new DomainError("request.not-found");
    const rows = await client.$queryRaw<Selected[]>`
      select d.id, d.name, d.mode, coalesce(ds.lock, 'unknown') as lock, coalesce(ds.leaf, 'unknown') as leaf,
        coalesce(ds.alarm, 'none') as alarm, ds.changed_at as "changedAt",
        json_build_object('id', z.id, 'name', z.name) as zone,
        json_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone) as site,
        coalesce(r.list, '[]') as readers, b.row as bridge
      from doors d
      join zones z on z.project_id = d.project_id and z.id = d.zone_id
      join sites s on s.project_id = d.project_id and s.id = d.site_id
      left join door_states ds on ds.project_id = d.project_id and ds.door_id = d.id
      left join lateral (
        select json_agg(json_build_object('id', rd.id, 'name', rd.name, 'direction', rd.direction, 'badgeQr', rd.badge_qr,
          'link', coalesce(rs.link, 'unknown'), 'protection', coalesce(rs.protection, 'none'),
          'tampered', coalesce(rs.tampered, false), 'powerFailing', coalesce(rs.power_failing, false))
          order by rd.direction, rd.name) as list
        from readers rd left join reader_states rs on rs.project_id = rd.project_id and rs.reader_id = rd.id
        where rd.project_id = d.project_id and rd.door_id = d.id) r on true
      left join lateral (
        select json_build_object('id', b.id, 'name', b.name, 'state', ${bridgeState},
          'lastSeenMs', (extract(epoch from b.last_seen_at) * 1000)::float8) as row
        from bridges b where b.project_id = d.project_id and b.site_id = d.site_id
        order by (${bridgeState} = 'online') desc, b.last_seen_at desc nulls last limit 1) b on true
      where d.project_id = ${projectId}::uuid order by s.name, d.name, d.id`;
    return {
      doors: rows.map(present),
      canPresent: project.isDemo,
      asOf: { changes: { epoch: changes.epoch, position: changes.position }, doors },
    };
  });
}

function present({ bridge, changedAt, ...row }: Selected): DoorRow {
  const lastSeenAt = bridge?.lastSeenMs == null ? null : new Date(bridge.lastSeenMs).toISOString();
  return {
    ...row,
    changedAt: changedAt?.toISOString() ?? null,
    bridge: bridge && { id: bridge.id, name: bridge.name, state: bridge.state, lastSeenAt },
  };
}
