import type { ReportedEvent } from "@gatehouse/contracts/bridge/event-batch";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import type { DoorEventData, DoorEventType } from "@gatehouse/domain/doors/door-event";
import type { ServerClock } from "../clock/server-clock.ts";

/** Where something happened. */
export type Place = {
  readonly doorId?: string | null;
  readonly readerId?: string | null;
  readonly driver?: string | null;
};

/** Puts the envelope around something that happened just now; the journal gives it its number. */
export type MakeEvent = <T extends DoorEventType>(
  type: T,
  data: DoorEventData[T],
  place?: Place,
) => ReportedEvent;

/** An event says by which list and blocks the bridge stood when it happened. */
export const eventMaker =
  (clock: ServerClock, list: () => AccessList): MakeEvent =>
  (type, data, place = {}) => ({
    type,
    occurredAt: Date.now(),
    monoUs: Math.round(clock.monotonicMs() * 1000),
    clock: clock.describe(),
    doorId: place.doorId ?? null,
    readerId: place.readerId ?? null,
    driver: place.driver ?? null,
    listVersion: list().version,
    blockVersion: list().blockVersion,
    data: { ...data },
  });
