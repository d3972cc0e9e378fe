import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import { denialReason } from "@gatehouse/contracts/doors/door-event-types";
import { Prisma, type TransactionClient } from "@gatehouse/db/client";
import type { Delivery } from "@gatehouse/domain/bridges/delivery";
import { mayRing } from "@gatehouse/domain/bridges/delivery";
import type { DoorEventType } from "@gatehouse/domain/doors/door-event";
import { isAlarmType } from "@gatehouse/domain/doors/door-event";
import { doorStateOf, factsOf, readerStateOf } from "./door-event-facts.ts";

/** Which events, in which order, how many; the event is `e` and its door `d`. */
export type EventQuery = {
  readonly where: Prisma.Sql;
  readonly newestFirst: boolean;
  readonly limit: number;
};

/** An event with what is stored beside its columns. */
export type StoredEvent = { readonly row: DoorEventRow; readonly data: Readonly<Record<string, unknown>> };

type Named = { id: string; name: string };
type Selected = {
  position: bigint;
  type: DoorEventType;
  occurred_at: Date;
  received_at: Date;
  delivery: Delivery;
  reason: string | null;
  data: string;
  bridge: Named;
  door: Named | null;
  zone: Named | null;
  site: Named | null;
  reader: (Named & { direction: "in" | "out" }) | null;
  person: (Named & { companies: string }) | null;
};

/**
 * Events of a project with every name resolved. Which events is decided first, along their positions; then each name is
 * looked up by its key. In one join the planner is free to read everything a bridge ever reported, or all people of the
 * project, for the dozen events of a frame.
 */
export async function selectDoorEvents(
  client: TransactionClient,
  projectId: string,
  query: EventQuery,
): Promise<StoredEvent[]> {
  const direction = query.newestFirst ? Prisma.sql`desc` : Prisma.sql`asc`;
  const rows = await client.$queryRaw<Selected[]>`
    with event as materialized (
      select e.*, d.name as door_name, d.zone_id, d.site_id as door_site_id
      from door_events e left join doors d on d.project_id = e.project_id and d.id = e.door_id
      where e.project_id = ${projectId}::uuid and ${query.where}
      order by e.position ${direction} limit ${query.limit})
    select e.position, e.type, e.occurred_at, e.received_at, e.delivery, e.reason, e.data,
      json_build_object('id', b.id, 'name', b.name) as bridge,
      case when e.door_name is not null then json_build_object('id', e.door_id, 'name', e.door_name) end as door,
      (select json_build_object('id', z.id, 'name', z.name)
        from zones z where z.project_id = e.project_id and z.id = e.zone_id) as zone,
      (select json_build_object('id', s.id, 'name', s.name)
        from sites s where s.project_id = e.project_id and s.id = coalesce(e.door_site_id, b.site_id)) as site,
      (select json_build_object('id', r.id, 'name', r.name, 'direction', r.direction)
        from readers r where r.project_id = e.project_id and r.id = e.reader_id) as reader,
      (select json_build_object('id', u.id, 'name', u.first_name || ' ' || u.last_name, 'companies', u.company_names)
        from users u where u.project_id = e.project_id and u.id = e.user_id) as person
    from event e join bridges b on b.project_id = e.project_id and b.id = e.bridge_id
    order by e.position ${direction}`;
  return rows.map(present);
}

function present(selected: Selected): StoredEvent {
  const data: Record<string, unknown> = JSON.parse(selected.data);
  const { type, delivery, bridge, door, zone, site, reader, person } = selected;
  const reason = denialReason.safeParse(selected.reason);
  const doorState = doorStateOf(type, data);
  const readerState = readerStateOf(type, data, selected.occurred_at);
  const row: DoorEventRow = {
    position: Number(selected.position),
    type,
    occurredAt: selected.occurred_at.toISOString(),
    receivedAt: selected.received_at.toISOString(),
    delivery,
    bridge,
    door,
    zone,
    site,
    reader,
    person,
    result: resultOf(type),
    reason: reason.success ? reason.data : null,
    shown: shownOf(data),
    rings: isAlarmType(type) && mayRing(delivery),
    facts: factsOf(type, data),
    ...(doorState ? { doorState } : {}),
    ...(readerState ? { readerState } : {}),
  };
  return { row, data };
}

function resultOf(type: DoorEventType): DoorEventRow["result"] {
  if (type === "access.granted") return "granted";
  if (type === "access.denied") return "denied";
  return type === "access.identified" ? "identified" : null;
}

function shownOf(data: Readonly<Record<string, unknown>>): DoorEventRow["shown"] {
  const { kind, credentialHint } = data;
  if (kind !== "pass-code" && kind !== "card" && kind !== "badge-code") return null;
  return { kind, hint: typeof credentialHint === "string" ? credentialHint : "" };
}
