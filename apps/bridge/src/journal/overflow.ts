import type { ReportedEvent } from "@gatehouse/contracts/bridge/event-batch";

/** A stored entry of the journal; with `through` it stands for all numbers up to it. */
export type StoredEntry = {
  readonly seq: number;
  readonly through: number | null;
  readonly event: ReportedEvent;
};

/** A run of events that gives way to one marker. */
export type Loss = { readonly from: number; readonly through: number; readonly event: ReportedEvent };

/** What may be given up: how readers, lists and the link did. What people did, doors did and alarms never are. */
const mayGo =
  /^(reader\.(online|offline|busy|stale-discarded)|input\.|bridge\.|list\.|journal\.high-water|clock\.)/;

type Run = { from: number; through: number; rows: number; counts: Map<string, number>; last: ReportedEvent };

/**
 * The runs to give up, oldest first, until `wanted` entries are freed or nothing is left that may go. Markers join what
 * may go beside them, so the numbers stay without a hole.
 */
export function lossesOf(entries: Iterable<StoredEntry>, wanted: number): Loss[] {
  const losses: Loss[] = [];
  let run: Run | null = null;
  let freed = 0;
  const close = (ended: Run | null) => {
    // A single event would only change places with its marker.
    if (ended === null || ended.rows < 2) return;
    losses.push({ from: ended.from, through: ended.through, event: markerOf(ended) });
    freed += ended.rows - 1;
  };
  for (const { seq, through, event } of entries) {
    if (freed + (run === null ? 0 : run.rows - 1) >= wanted) break;
    const counts = countsOf(event);
    if (counts === null) {
      close(run);
      run = null;
      continue;
    }
    run ??= { from: seq, through: seq, rows: 0, counts: new Map(), last: event };
    run.through = through ?? seq;
    run.rows += 1;
    run.last = event;
    for (const [type, n] of counts) run.counts.set(type, (run.counts.get(type) ?? 0) + n);
  }
  close(run);
  return losses;
}

function countsOf({ type, data }: ReportedEvent): readonly (readonly [string, number])[] | null {
  if (type === "journal.overflow" && typeof data.counts === "object" && data.counts !== null)
    return Object.entries(data.counts).map(([name, n]) => [name, Number(n)]);
  return mayGo.test(type) ? [[type, 1]] : null;
}

function markerOf({ from, through, counts, last }: Run): ReportedEvent {
  const data = { fromSeq: from, throughSeq: through, counts: Object.fromEntries(counts) };
  return { ...last, doorId: null, readerId: null, driver: null, type: "journal.overflow", data };
}
