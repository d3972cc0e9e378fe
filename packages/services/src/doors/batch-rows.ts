import type { ReportedEvent } from "@gatehouse/contracts/bridge/event-batch";
import { readReportedEvent } from "@gatehouse/contracts/bridge/event-batch";
import type { DoorStatePatch, ReaderStatePatch } from "@gatehouse/contracts/doors/door-event-row";
import { deliveryOf } from "@gatehouse/domain/bridges/delivery";
import { doorStateOf, readerStateOf } from "./door-event-facts.ts";

/** One place in a batch; `through` makes it a tombstone for all numbers up to it. */
export type BatchEntry = { readonly seq: number; readonly through?: number; readonly event: unknown };

/** One event as it goes into the table, before its ids are looked up. */
export type EventRow = {
  readonly bridgeId: string;
  readonly siteId: string;
  readonly epoch: string;
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: Date;
  readonly delivery: string;
  readonly doorId: string | null;
  readonly readerId: string | null;
  readonly userId: string | null;
  readonly reason: string | null;
  readonly data: string;
  readonly doorState: DoorStatePatch | undefined;
  readonly readerState: ReaderStatePatch | undefined;
};

/** A date PostgreSQL keeps; a bridge whose clock says anything else is taken to mean now. */
const believable = { from: Date.UTC(2020, 0), to: Date.UTC(2100, 0) };

/**
 * The row of an entry. One that cannot be read becomes an overflow marker in its place: the number is accounted for,
 * everybody can see that something was lost, and nothing after it has to wait.
 */
export function eventRow(
  from: { readonly bridgeId: string; readonly siteId: string; readonly epoch: string },
  entry: BatchEntry,
  receivedAt: Date,
): EventRow {
  const event = readReportedEvent(entry.event) ?? unreadable(entry, receivedAt);
  const corrected = event.occurredAt + event.clock.offsetMs;
  const isBelievable = corrected > believable.from && corrected < believable.to;
  const occurredAt = isBelievable ? corrected : receivedAt.getTime();
  const { type, data, listVersion, blockVersion, monoUs, clock, driver } = event;
  return {
    ...from,
    seq: entry.seq,
    type,
    occurredAt: new Date(occurredAt),
    delivery: deliveryOf(occurredAt, receivedAt.getTime()),
    doorId: event.doorId,
    readerId: event.readerId,
    userId: uuidOf(data.userId),
    reason: typeof data.reason === "string" ? data.reason : null,
    data: JSON.stringify({ ...data, knew: { listVersion, blockVersion, monoUs, clock, driver } }),
    doorState: doorStateOf(type, data),
    readerState: readerStateOf(type, data, new Date(occurredAt)),
  };
}

function unreadable(entry: BatchEntry, receivedAt: Date): ReportedEvent {
  const through = entry.through ?? entry.seq;
  return {
    type: "journal.overflow",
    occurredAt: receivedAt.getTime(),
    monoUs: 0,
    clock: { offsetMs: 0, uncertaintyMs: 0, isSynced: true },
    doorId: null,
    readerId: null,
    driver: null,
    listVersion: 0,
    blockVersion: 0,
    data: { fromSeq: entry.seq, throughSeq: through, counts: { unreadable: through - entry.seq + 1 } },
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const uuidOf = (value: unknown): string | null =>
  typeof value === "string" && uuid.test(value) ? value.toLowerCase() : null;
