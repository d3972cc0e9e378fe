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

/** Events of a project with every name resolved. */
export async function selectDoorEvents(
  client: TransactionClient,
  projectId: string,
  query: EventQuery,
): Promise<StoredEvent[]> {
  const direction = query.newestFirst ? Prisma.sql`desc` : Prisma.sql`asc`;
  const rows = await client.$queryRaw<Selected[]>`
    select e.position, e.type, e.occurred_at, e.received_at, e.delivery, e.reason, e.data,
      json_build_object('id', b.id, 'name', b.name) as bridge,
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as door,
      case when z.id is not null then json_build_object('id', z.id, 'name', z.name) end as zone,
      json_build_object('id', s.id, 'name', s.name) as site,
      case when r.id is not null then json_build_object('id', r.id, 'name', r.name, 'direction', r.direction) end as reader,
      case when u.id is not null then
        json_build_object('id', u.id, 'name', u.first_name || ' ' || u.last_name, 'companies', u.company_names) end as person
    from door_events e
    join bridges b on b.project_id = e.project_id and b.id = e.bridge_id
    left join doors d on d.project_id = e.project_id and d.id = e.door_id
    left join zones z on z.project_id = d.project_id and z.id = d.zone_id
    left join sites s on s.project_id = b.project_id and s.id = coalesce(d.site_id, b.site_id)
    left join readers r on r.project_id = e.project_id and r.id = e.reader_id
    left join users u on u.project_id = e.project_id and u.id = e.user_id
    where e.project_id = ${projectId}::uuid and ${query.where}
    order by e.position ${direction} limit ${query.limit}`;
  return rows.map(present);
}

function present(selected: Selected): StoredEvent {
  const data: Record<string, unknown> = JSON.parse(selected.data);
  const { type, delivery, bridge, door, zone, site, reader, person } = selected;
  const reason = denialReason.safeParse(selected.reason);
  const doorState = doorStateOf(type, data);
  const readerState = readerStateOf(type, data);
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
