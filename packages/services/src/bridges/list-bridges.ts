import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import type { BridgesListAnswer } from "@gatehouse/contracts/bridges/bridges-list";
import { readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { bridgeState } from "./bridge-state-sql.ts";

type Dates = "pairedAt" | "connectedAt" | "lastSeenAt" | "leaseEndsAt";
type Selected = Omit<BridgeRow, Dates | "listPosition"> &
  Record<Dates, Date | null> & { listPosition: bigint | null };

/** All bridges and sites of a project, read at one position of the change log. @throws {DomainError} `request.not-found` */
export function listBridges(db: Db, projectId: string): Promise<BridgesListAnswer> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const rows = await client.$queryRaw<Selected[]>`
      select b.id, b.name, json_build_object('id', s.id, 'name', s.name) as site, ${bridgeState} as state, b.quarantine,
        b.paired_at as "pairedAt", b.connected_at as "connectedAt", b.last_seen_at as "lastSeenAt",
        b.lease_ends_at as "leaseEndsAt", b.version, b.list_position as "listPosition", b.lag_ms as "lagMs", b.backlog,
        (select count(*)::int from revocation_acks a where a.project_id = b.project_id and a.bridge_id = b.id
          and a.acknowledged_at is null) as "openRevocations",
        (select count(*)::int from doors d where d.project_id = b.project_id and d.site_id = b.site_id) as doors,
        r.readers, r."readersOnline"
      from bridges b
      join sites s on s.project_id = b.project_id and s.id = b.site_id
      cross join lateral (
        select count(*)::int as readers, count(*) filter (where rs.link = 'online')::int as "readersOnline"
        from doors d
        join readers rd on rd.project_id = d.project_id and rd.door_id = d.id
        left join reader_states rs on rs.project_id = rd.project_id and rs.reader_id = rd.id
        where d.project_id = b.project_id and d.site_id = b.site_id) r
      where b.project_id = ${projectId}::uuid order by s.name, b.name, b.id`;
    const sites = await client.site.findMany({
      where: { projectId },
      select: { id: true, name: true, timeZone: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    return { bridges: rows.map(present), sites, asOf: { epoch: head.epoch, position: head.position } };
  });
}

function present(row: Selected): BridgeRow {
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...row,
    pairedAt: iso(row.pairedAt),
    connectedAt: iso(row.connectedAt),
    lastSeenAt: iso(row.lastSeenAt),
    leaseEndsAt: iso(row.leaseEndsAt),
    listPosition: row.listPosition === null ? null : Number(row.listPosition),
  };
}
