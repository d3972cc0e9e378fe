import type { TransactionClient } from "@gatehouse/db/client";
import type { BridgeStream } from "@gatehouse/domain/bridges/stream";
import type { EventRow } from "./batch-rows.ts";

/** Events that are new, and where the streams of their bridges stand with them. */
export type FreshEvents = {
  readonly rows: readonly EventRow[];
  readonly advanced: ReadonlyMap<string, BridgeStream>;
};

/**
 * Moves the bridges' streams on, takes a range of positions and inserts the events in it, in one statement; from here to
 * the commit the project's head of doors is held. Ids that are no door, reader or person of this project and site become
 * null. Answers the first position.
 */
export async function insertEvents(
  client: TransactionClient,
  projectId: string,
  { rows, advanced }: FreshEvents,
  receivedAt: Date,
): Promise<number> {
  const streams = [...advanced];
  const column = <T>(pick: (row: EventRow) => T) => rows.map(pick);
  const [taken] = await client.$queryRaw<{ first: bigint }[]>`
    with entry as (
      select * from unnest(
        ${column((r) => r.bridgeId)}::uuid[], ${column((r) => r.siteId)}::uuid[], ${column((r) => r.epoch)}::uuid[],
        ${column((r) => r.seq)}::bigint[], ${column((r) => r.type)}::text[], ${column((r) => r.occurredAt)}::timestamptz[],
        ${column((r) => r.delivery)}::text[], ${column((r) => r.doorId)}::uuid[], ${column((r) => r.readerId)}::uuid[],
        ${column((r) => r.userId)}::uuid[], ${column((r) => r.reason)}::text[], ${column((r) => r.data)}::text[])
      with ordinality as e (bridge_id, site_id, epoch, seq, type, occurred_at, delivery, door_id, reader_id, user_id,
        reason, data, nth)),
    moved_on as (
      update bridge_streams s set next_seq = e.next_seq
      from unnest(${streams.map(([id]) => id)}::uuid[], ${streams.map(([, stream]) => stream.epoch)}::uuid[],
        ${streams.map(([, stream]) => stream.nextSeq)}::bigint[]) as e (bridge_id, epoch, next_seq)
      where s.project_id = ${projectId}::uuid and s.bridge_id = e.bridge_id and s.epoch = e.epoch),
    taken as (
      update door_heads set position = position + ${rows.length} where project_id = ${projectId}::uuid
      returning position - ${rows.length} as base),
    written as (
      insert into door_events (project_id, position, bridge_id, epoch, seq, type, occurred_at, received_at, delivery,
        door_id, reader_id, user_id, reason, data)
      select ${projectId}::uuid, taken.base + e.nth, e.bridge_id, e.epoch, e.seq, e.type, e.occurred_at, ${receivedAt},
        e.delivery, d.id, r.id, u.id, e.reason, e.data
      from entry e cross join taken
      left join doors d on d.project_id = ${projectId}::uuid and d.id = e.door_id and d.site_id = e.site_id
      left join readers r on r.project_id = d.project_id and r.id = e.reader_id and r.door_id = d.id
      left join users u on u.project_id = ${projectId}::uuid and u.id = e.user_id)
    select base + 1 as first from taken`;
  if (!taken) throw new Error(`project ${projectId} has no head of doors`);
  return Number(taken.first);
}
