import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { batchLimit } from "@gatehouse/contracts/bridge/bridge-limits";
import type { EventBatch, ReportedEvent } from "@gatehouse/contracts/bridge/event-batch";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";
import { lossesOf, type StoredEntry } from "./overflow.ts";

/** A numbered event that has not been acknowledged by the server yet. */
export type JournalEntry = EventBatch["entries"][number];

/** Everything that happened, in order, kept until the server has committed it. A number is never used twice. */
export type Journal = {
  /** The life of this journal; a bridge made anew starts another one at 1. */
  readonly epoch: string;
  /**
   * Resolves when the events are on the disk, and only then: while the disk cannot take them it waits and tries again, so
   * whoever waits for it holds its reader back. Never rejects. Events that come together share one flush.
   */
  readonly append: (...events: readonly ReportedEvent[]) => Promise<void>;
  /** The number the next event on the disk gets. */
  readonly nextSeq: () => number;
  readonly firstHeldSeq: () => number;
  /** How many events the server does not have yet. */
  readonly backlog: () => number;
  /** The oldest entries from `seq` on, as many as a batch may hold. */
  readonly read: (seq: number) => readonly JournalEntry[];
  /** Forgets everything below `seq`: the server has it. */
  readonly trim: (seq: number) => void;
  /** Called whenever something new is durable. */
  readonly onGrown: (listener: () => void) => void;
};

/** How a journal behaves at its limits, and whom it tells. */
export type JournalOptions = {
  /** 120 hours of a busy site, about 500 MB. */
  readonly capacity?: number;
  /** Told once when half, four fifths and nearly all of it is used. */
  readonly onHighWater?: (percent: number) => void;
  /** Told when the disk does not take events, and when it does again. */
  readonly onTrouble?: (text: string) => void;
  /** How long until a disk that took nothing is tried again. */
  readonly retryMs?: number;
};

const marks = [95, 80, 50] as const;
/** A full journal frees a tenth at once, so that it does not tidy up at every event. */
const freedShare = 0.1;
/** Two flushes are two flushes apart, so that a slow disk leaves time for doors, but never more than this. */
const longestGroupMs = 20;
/** So many acknowledged events are deleted by themselves; fewer go with the next flush. */
const trimLot = 1_000;

type Waiting = { readonly events: readonly ReportedEvent[]; readonly done: () => void };

export function openJournal(store: Store, settings: Settings, options: JournalOptions = {}): Journal {
  const { db, durably } = store;
  const { capacity = 1_000_000, onHighWater = () => {}, onTrouble = () => {}, retryMs = 1_000 } = options;
  const insert = db.prepare("insert into journal (event) values (?)");
  const replace = db.prepare("insert into journal (seq, through, event) values (?, ?, ?)");
  const select = db.prepare("select seq, through, event from journal where seq >= ? order by seq limit ?");
  const removeBelow = db.prepare("delete from journal where coalesce(through, seq) < ?");
  const removeBetween = db.prepare("delete from journal where seq between ? and ?");
  const counts = db.prepare("select min(seq) as first, count(*) as held from journal");
  const epoch = settings.read("epoch") ?? randomUUID();
  settings.write("epoch", epoch);
  let nextSeq =
    Number(db.prepare("select seq from sqlite_sequence where name = 'journal'").get()?.seq ?? 0) + 1;
  let held = Number(counts.get()?.held ?? 0);
  let acknowledged = Number(counts.get()?.first ?? nextSeq);
  let trimmed = acknowledged;
  let waiting: Waiting[] = [];
  let lastFlush = { endedAt: 0, tookMs: 0 };
  let isScheduled = false;
  let isInTrouble = false;
  let toldMark = 0;
  let listener: () => void = () => {};

  const schedule = (waitMs: number) => {
    if (isScheduled) return;
    isScheduled = true;
    if (waitMs > 1) setTimeout(flush, waitMs);
    else setImmediate(flush);
  };

  const flush = () => {
    isScheduled = false;
    const group = waiting;
    waiting = [];
    const startedAt = performance.now();
    try {
      const { last, removed } = durably(() => {
        let seq = nextSeq - 1;
        for (const { events } of group)
          for (const event of events) seq = Number(insert.run(JSON.stringify(event)).lastInsertRowid);
        // What the server has goes with the same flush.
        const gone = acknowledged > trimmed ? removeBelow.run(acknowledged).changes : 0;
        return { last: seq, removed: Number(gone) };
      });
      held += last + 1 - nextSeq - removed;
      nextSeq = last + 1;
      trimmed = acknowledged;
    } catch (error) {
      waiting = [...group, ...waiting];
      if (!isInTrouble) onTrouble(`the journal cannot be written: ${String(error)}`);
      isInTrouble = true;
      return schedule(retryMs);
    }
    if (isInTrouble) onTrouble("the journal is written again");
    isInTrouble = false;
    lastFlush = { endedAt: performance.now(), tookMs: performance.now() - startedAt };
    for (const { done } of group) done();
    watchRoom();
    listener();
  };

  const watchRoom = () => {
    const percent = Math.floor((held / capacity) * 100);
    const mark = marks.find((one) => percent >= one) ?? 0;
    if (mark > toldMark) onHighWater(mark);
    toldMark = mark;
    if (held > capacity) makeRoom();
  };

  /** The oldest of what nobody will miss becomes markers that say how much of what there was. */
  const makeRoom = () => {
    const losses = lossesOf(stored(0), held - capacity * (1 - freedShare));
    durably(() => {
      for (const { from, through, event } of losses) {
        held -= Number(removeBetween.run(from, through).changes) - 1;
        replace.run(from, through, JSON.stringify(event));
      }
    });
  };

  function* stored(from: number): Generator<StoredEntry> {
    for (const row of select.iterate(from, -1)) {
      const through = row.through === null ? null : Number(row.through);
      yield { seq: Number(row.seq), through, event: JSON.parse(String(row.event)) };
    }
  }

  return {
    epoch,
    append: (...events) =>
      new Promise((done) => {
        waiting.push({ events, done });
        const gap = Math.min(longestGroupMs, 2 * lastFlush.tookMs);
        schedule(isInTrouble ? retryMs : lastFlush.endedAt + gap - performance.now());
      }),
    nextSeq: () => nextSeq,
    firstHeldSeq: () => acknowledged,
    backlog: () => nextSeq - acknowledged,
    read: (seq) => {
      const entries: JournalEntry[] = [];
      let bytes = 0;
      for (const row of select.iterate(seq, batchLimit.entries)) {
        const text = String(row.event);
        bytes += Buffer.byteLength(text) + 40;
        if (entries.length > 0 && bytes > batchLimit.bytes) break;
        const entry = { seq: Number(row.seq), event: JSON.parse(text) };
        entries.push(row.through === null ? entry : { ...entry, through: Number(row.through) });
      }
      return entries;
    },
    trim: (seq) => {
      acknowledged = Math.max(acknowledged, Math.min(seq, nextSeq));
      if (acknowledged - trimmed < trimLot) return;
      held -= Number(removeBelow.run(acknowledged).changes);
      trimmed = acknowledged;
    },
    onGrown: (heard) => {
      listener = heard;
    },
  };
}
