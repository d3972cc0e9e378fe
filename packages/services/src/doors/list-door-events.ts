import { doorEventTypes } from "@gatehouse/contracts/doors/door-event-types";
import type {
  DoorEventFilter,
  DoorEventsInput,
  DoorEventsPage,
} from "@gatehouse/contracts/doors/door-events";
import { type Db, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import type { DoorEventType } from "@gatehouse/domain/doors/door-event";
import { isAlarmType } from "@gatehouse/domain/doors/door-event";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { readDoorHead } from "./read-door-head.ts";
import { selectDoorEvents } from "./select-door-events.ts";

/** A page of the doors' history, newest first, by key and read with the stream's position. @throws {DomainError} `request.not-found` */
export function listDoorEvents(db: Db, projectId: string, input: DoorEventsInput): Promise<DoorEventsPage> {
  return inSnapshot(db, async (client) => {
    const asOf = await readDoorHead(client, projectId);
    if (!asOf) throw new DomainError("request.not-found");
    const before = input.before === undefined ? Prisma.empty : Prisma.sql`and e.position < ${input.before}`;
    const where = Prisma.sql`${conditionOf(input.filter)} ${before}`;
    const events = await selectDoorEvents(client, projectId, {
      where,
      newestFirst: true,
      limit: input.limit + 1,
    });
    const rows = events.slice(0, input.limit).map((event) => event.row);
    return { rows, next: events.length > input.limit ? (rows.at(-1)?.position ?? null) : null, asOf };
  });
}

function conditionOf(filter: DoorEventFilter): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`true`];
  const any = (column: Prisma.Sql, values: readonly string[], type: Prisma.Sql) => {
    if (values.length > 0) parts.push(Prisma.sql`${column} = any(${[...values]}::${type}[])`);
  };
  const uuid = Prisma.sql`uuid`;
  any(Prisma.sql`e.door_id`, filter.doorIds, uuid);
  any(Prisma.sql`e.reader_id`, filter.readerIds ?? [], uuid);
  any(Prisma.sql`d.zone_id`, filter.zoneIds, uuid);
  const siteOfBridge = Prisma.sql`(select b.site_id from bridges b where b.project_id = e.project_id and b.id = e.bridge_id)`;
  any(Prisma.sql`coalesce(d.site_id, ${siteOfBridge})`, filter.siteIds, uuid);
  any(Prisma.sql`e.reason`, filter.reasons, Prisma.sql`text`);
  if (filter.userId !== null) parts.push(Prisma.sql`e.user_id = ${filter.userId}::uuid`);
  if (filter.classes.length > 0) {
    const classes = new Set(filter.classes);
    const types = doorEventTypes.filter((type) => classesOf(type).some((one) => classes.has(one)));
    parts.push(Prisma.sql`e.type = any(${types}::text[])`);
  }
  return Prisma.join(parts, " and ");
}

type EventClass = DoorEventFilter["classes"][number];

/** An alarm is of its own kind too: a forced door belongs to `alarm` and to `door`. */
function classesOf(type: DoorEventType): EventClass[] {
  const alarm: EventClass[] = isAlarmType(type) ? ["alarm"] : [];
  if (type === "access.granted") return ["granted", ...alarm];
  if (type === "access.denied") return ["denied", ...alarm];
  if (type === "access.identified") return ["identified", ...alarm];
  if (type.startsWith("door.")) return ["door", ...alarm];
  if (type.startsWith("reader.")) return ["reader", ...alarm];
  return alarm.length > 0 ? alarm : ["other"];
}
