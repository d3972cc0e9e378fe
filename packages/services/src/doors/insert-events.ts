import type { TransactionClient } from "@gatehouse/db/client";
import type { EventRow } from "./batch-rows.ts";
import { doorPatches } from "./door-patches.ts";

/** How far one bridge's stream moves: from the number that was expected to the next. */
export type StreamMove = {
  readonly bridgeId: string;
  readonly epoch: string;
  readonly fromSeq: number;
  readonly toSeq: number;
};

/** Events that are new, the streams of their bridges, and the moment they are taken to have come. */
export type FreshEvents = {
  readonly rows: readonly EventRow[];
  readonly moves: readonly StreamMove[];
  readonly receivedAt: Date;
  /** `receivedAt` by the database's own clock: nothing is written when the two differ by more than a second. */
  readonly judgedAt: Date;
};

/**
 * Moves the bridges' streams on, takes a range of positions, inserts the events in it and brings the rows of their doors to
 * what they say: one statement, which is a transaction by itself. Ids that are no door, reader or person of this project
 * and site become null. Answers the first position; undefined, and nothing is written, when a stream does not stand where
 * its move begins or a bridge has begun another life.
 */
export async function insertEvents(
  client: TransactionClient,
  projectId: string,
  { rows, moves, receivedAt, judgedAt }: FreshEvents,
): Promise<number | undefined> {
  const column = <T>(pick: (row: EventRow) => T) => rows.map(pick);
  const [taken] = await client.$queryRaw<{ first: bigint }[]>`
    with move as (
      select * from unnest(${moves.map((move) => move.bridgeId)}::uuid[], ${moves.map((move) => move.epoch)}::uuid[],
        ${moves.map((move) => move.fromSeq)}::bigint[], ${moves.map((move) => move.toSeq)}::bigint[])
      as m (bridge_id, epoch, from_seq, to_seq)),
    held as (
      select s.bridge_id from bridge_streams s join move m on m.bridge_id = s.bridge_id and m.epoch = s.epoch
      where s.project_id = ${projectId}::uuid and s.next_seq = m.from_seq and not exists (
        select from bridge_streams later where later.project_id = s.project_id and later.bridge_id = s.bridge_id
          and (later.started_at, later.epoch) > (s.started_at, s.epoch))
      order by s.bridge_id for update of s),
    sound as (
      select where (select count(*) from held) = ${moves.length}
        and abs(extract(epoch from clock_timestamp() - ${judgedAt}::timestamptz)) < 1),
    moved_on as (
      update bridge_streams s set next_seq = m.to_seq from move m, sound
      where s.project_id = ${projectId}::uuid and s.bridge_id = m.bridge_id and s.epoch = m.epoch),
    taken as (
      update door_heads set position = position + ${rows.length} from sound where project_id = ${projectId}::uuid
      returning position - ${rows.length} as base),
    entry as (
      select * from unnest(
        ${column((r) => r.bridgeId)}::uuid[], ${column((r) => r.siteId)}::uuid[], ${column((r) => r.epoch)}::uuid[],
        ${column((r) => r.seq)}::bigint[], ${column((r) => r.type)}::text[], ${column((r) => r.occurredAt)}::timestamptz[],
        ${column((r) => r.delivery)}::text[], ${column((r) => r.doorId)}::uuid[], ${column((r) => r.readerId)}::uuid[],
        ${column((r) => r.userId)}::uuid[], ${column((r) => r.reason)}::text[], ${column((r) => r.data)}::text[])
      with ordinality as e (bridge_id, site_id, epoch, seq, type, occurred_at, delivery, door_id, reader_id, user_id,
        reason, data, nth)),
    written as (
      insert into door_events (project_id, position, bridge_id, epoch, seq, type, occurred_at, received_at, delivery,
        door_id, reader_id, user_id, reason, data)
      select ${projectId}::uuid, taken.base + e.nth, e.bridge_id, e.epoch, e.seq, e.type, e.occurred_at, ${receivedAt},
        e.delivery, d.id, r.id, u.id, e.reason, e.data
      from entry e cross join taken
      left join doors d on d.project_id = ${projectId}::uuid and d.id = e.door_id and d.site_id = e.site_id
      left join readers r on r.project_id = d.project_id and r.id = e.reader_id and r.door_id = d.id
      left join users u on u.project_id = ${projectId}::uuid and u.id = e.user_id),
    ${doorPatches(projectId, rows)}
    select base + 1 as first from taken`;
  return taken && Number(taken.first);
}
