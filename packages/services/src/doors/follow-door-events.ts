import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import type { AsOf } from "@gatehouse/contracts/live/frame";
import { type Db, Prisma } from "@gatehouse/db/client";
import { readDoorHead } from "./read-door-head.ts";
import { selectDoorEvents } from "./select-door-events.ts";

/** Where the stream of doors stands, for whoever follows it. */
export const doorStreamHead = (db: Db, projectId: string): Promise<AsOf | undefined> =>
  readDoorHead(db.client, projectId);

/** The events after a position, oldest first. None is skipped: positions are given in commit order. */
export async function doorEventsAfter(
  db: Db,
  projectId: string,
  after: number,
  limit: number,
): Promise<DoorEventRow[]> {
  const where = Prisma.sql`e.position > ${after}`;
  return (await selectDoorEvents(db.client, projectId, { where, newestFirst: false, limit })).map(
    (one) => one.row,
  );
}
