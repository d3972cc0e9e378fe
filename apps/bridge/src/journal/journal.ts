import { randomUUID } from "node:crypto";
import { batchLimit } from "@gatehouse/contracts/bridge/bridge-limits";
import type { EventBatch, ReportedEvent } from "@gatehouse/contracts/bridge/event-batch";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";

/** A numbered event that has not been acknowledged by the server yet. */
export type JournalEntry = EventBatch["entries"][number];

/** Everything that happened, in order, kept until the server has committed it. A number is never used twice. */
export type Journal = {
  /** The life of this journal; a bridge made anew starts another one at 1. */
  readonly epoch: string;
  /** Resolves when the events are on the disk. Those that arrive in one turn of the loop share one flush. */
  readonly append: (...events: readonly ReportedEvent[]) => Promise<void>;
  readonly nextSeq: () => number;
  readonly firstHeldSeq: () => number;
  readonly backlog: () => number;
  /** The oldest entries from `seq` on, as many as a batch may hold. */
  readonly read: (seq: number) => readonly JournalEntry[];
  /** Forgets everything below `seq`: the server has it. */
  readonly trim: (seq: number) => void;
  /** Called whenever something new is durable. */
  readonly onGrown: (listener: () => void) => void;
};

/** Above this many held events only what somebody did at a door, and alarms, are still taken: 120 hours of a busy site fit. */
const capacity = 1_000_000;
const spareable = /^(reader\.(online|offline|busy)|bridge\.|list\.|input\.)/;

export function openJournal(store: Store, settings: Settings): Journal {
  const { db, durably } = store;
  const insert = db.prepare("insert into journal (event) values (?)");
  const select = db.prepare("select seq, event from journal where seq >= ? order by seq limit ?");
  const removeBelow = db.prepare("delete from journal where seq < ?");
  const epoch = settings.read("epoch") ?? randomUUID();
  settings.write("epoch", epoch);
  let nextSeq =
    Number(db.prepare("select seq from sqlite_sequence where name = 'journal'").get()?.seq ?? 0) + 1;
  let first = Number(db.prepare("select min(seq) as seq from journal").get()?.seq ?? nextSeq);
  let waiting: {
    readonly events: readonly ReportedEvent[];
    readonly done: () => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  let listener: () => void = () => {};

  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      const written = durably(() => {
        let last = nextSeq - 1;
        for (const { events } of group)
          for (const event of events) last = Number(insert.run(JSON.stringify(event)).lastInsertRowid);
        return last;
      });
      nextSeq = written + 1;
      for (const { done } of group) done();
      listener();
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  };

  return {
    epoch,
    append: (...events) =>
      new Promise((done, fail) => {
        const taken =
          nextSeq - first >= capacity ? events.filter((event) => !spareable.test(event.type)) : events;
        if (taken.length === 0) return done();
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ events: taken, done, fail });
      }),
    nextSeq: () => nextSeq,
    firstHeldSeq: () => first,
    backlog: () => nextSeq - first,
    read: (seq) => {
      const entries: JournalEntry[] = [];
      let bytes = 0;
      for (const row of select.iterate(seq, batchLimit.entries)) {
        bytes += String(row.event).length + 20;
        if (entries.length > 0 && bytes > batchLimit.bytes) break;
        entries.push({ seq: Number(row.seq), event: JSON.parse(String(row.event)) });
      }
      return entries;
    },
    trim: (seq) => {
      if (seq <= first) return;
      removeBelow.run(seq);
      first = Math.min(seq, nextSeq);
    },
    onGrown: (heard) => {
      listener = heard;
    },
  };
}
