import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import type { ReadersListAnswer } from "@gatehouse/contracts/readers/readers-list";
import { readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { bridgeState } from "../bridges/bridge-state-sql.ts";
import { readDoorHead } from "../doors/read-door-head.ts";
import { iso } from "../rows/iso.ts";

type Dates = "installEndsAt" | "keyChangedAt" | "changedAt";
type Bridge = Omit<NonNullable<ReaderDetailRow["bridge"]>, "lastSeenAt"> & { lastSeenMs: number | null };
type Setup = Omit<NonNullable<ReaderDetailRow["setup"]>, "reportedAt"> & { reportedMs: number };
type Selected = Omit<ReaderDetailRow, Dates | "bridge" | "setup"> &
  Record<Dates, Date | null> & { bridge: Bridge | null; setup: Setup | null };

/**
 * All readers of a project with how they stand and how they are wired, by site, door and direction. A reader nobody has said
 * anything about yet is shown with the bridge of its site that is connected. @throws {DomainError} `request.not-found`
 */
export function listReaders(db: Db, projectId: string): Promise<ReadersListAnswer> {
  return inSnapshot(db, async (client) => {
    const changes = await readHead(client, projectId);
    const doors = await readDoorHead(client, projectId);
    if (!changes || !doors) throw new DomainError("request.not-found");
    const rows = await client.$queryRaw<Selected[]>`
      select r.id, r.name, r.direction, r.badge_qr as "badgeQr", json_build_object('id', d.id, 'name', d.name) as door,
        json_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone) as site,
        coalesce(rs.link, 'unknown') as link, coalesce(rs.protection, 'none') as protection,
        coalesce(rs.tampered, false) as tampered, coalesce(rs.power_failing, false) as "powerFailing", rs.identity,
        rs.quarantine, rs.install_ends_at as "installEndsAt", rs.key_changed_at as "keyChangedAt",
        rs.changed_at as "changedAt", b.row as bridge,
        case when st.reader_id is not null then json_build_object('lineId', st.line_id, 'protocol', st.protocol,
          'profile', st.profile, 'security', st.security, 'address', st.address, 'drivesLock', st.drives_lock,
          'canTrace', st.can_trace, 'reportedMs', (extract(epoch from st.reported_at) * 1000)::float8) end as setup
      from readers r
      join doors d on d.project_id = r.project_id and d.id = r.door_id
      join sites s on s.project_id = d.project_id and s.id = d.site_id
      left join reader_states rs on rs.project_id = r.project_id and rs.reader_id = r.id
      left join reader_setups st on st.project_id = r.project_id and st.reader_id = r.id
      left join lateral (
        select json_build_object('id', b.id, 'name', b.name, 'state', ${bridgeState},
          'lastSeenMs', (extract(epoch from b.last_seen_at) * 1000)::float8) as row
        from bridges b where b.project_id = d.project_id and b.site_id = d.site_id
          and b.id = coalesce(st.bridge_id, b.id)
        order by (${bridgeState} = 'online') desc, b.last_seen_at desc nulls last limit 1) b on true
      where r.project_id = ${projectId}::uuid order by s.name, d.name, r.direction, r.name, r.id`;
    const { epoch, position } = changes;
    return { readers: rows.map(present), asOf: { changes: { epoch, position }, doors } };
  });
}

function present({ bridge, setup, ...row }: Selected): ReaderDetailRow {
  return {
    ...row,
    installEndsAt: iso(row.installEndsAt),
    keyChangedAt: iso(row.keyChangedAt),
    changedAt: iso(row.changedAt),
    bridge: bridge && presentBridge(bridge),
    setup: setup && presentSetup(setup),
  };
}

function presentBridge({ lastSeenMs, ...bridge }: Bridge): NonNullable<ReaderDetailRow["bridge"]> {
  return { ...bridge, lastSeenAt: iso(dateOf(lastSeenMs)) };
}

function presentSetup({ reportedMs, ...setup }: Setup): NonNullable<ReaderDetailRow["setup"]> {
  return { ...setup, reportedAt: new Date(reportedMs).toISOString() };
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
