import type { BatchAnswer, EventBatch } from "@gatehouse/contracts/bridge/event-batch";
import type { BridgeStream } from "@gatehouse/domain/bridges/stream";
import { judgeBatch } from "@gatehouse/domain/bridges/stream";
import { type BatchEntry, type EventRow, eventRow } from "./batch-rows.ts";
import type { StreamMove } from "./insert-events.ts";

/** A batch and the bridge it came from. */
export type SentBatch = { readonly bridgeId: string; readonly siteId: string; readonly batch: EventBatch };

/** What became of a batch, and how late its newest event came, ms. */
export type IngestAnswer = BatchAnswer & { readonly lagMs?: number };

/** What is to be stored of the batches, and what their senders are told once it is. */
export type JudgedBatches = {
  readonly answers: readonly IngestAnswer[];
  readonly rows: readonly EventRow[];
  readonly moves: readonly StreamMove[];
  /** Where the streams stand with these batches. */
  readonly streams: ReadonlyMap<string, BridgeStream>;
};

/** Judges batches by where their bridges' streams stand. Pure. */
export function judgeBatches(
  sent: readonly SentBatch[],
  known: ReadonlyMap<string, BridgeStream>,
  receivedAt: Date,
): JudgedBatches {
  const streams = new Map(known);
  const rows: EventRow[] = [];
  const judge = ({ bridgeId, siteId, batch }: SentBatch): IngestAnswer => {
    const stream = streams.get(bridgeId);
    // A life is begun by a greeting; before it there is nothing to follow.
    if (stream === undefined) return { kind: "later" };
    const life = stream.epoch === batch.epoch ? stream : retired(stream, batch.epoch);
    const verdict = judgeBatch(life, batch.epoch, batch.entries.map(asEntry));
    switch (verdict.kind) {
      case "quarantine":
        return { kind: "quarantined", reason: verdict.reason };
      case "duplicate":
        return { kind: "stored", nextSeq: stream.nextSeq };
      case "gap":
        return { kind: "gap", nextSeq: stream.nextSeq };
      case "accept": {
        const fresh = verdict.fresh.map((entry) =>
          eventRow({ bridgeId, siteId, epoch: batch.epoch }, entry, receivedAt),
        );
        rows.push(...fresh);
        streams.set(bridgeId, verdict.stream);
        const newest = fresh.at(-1)?.occurredAt.getTime() ?? receivedAt.getTime();
        const lagMs = Math.max(0, receivedAt.getTime() - newest);
        return { kind: verdict.gap ? "gap" : "stored", nextSeq: verdict.stream.nextSeq, lagMs };
      }
    }
  };
  const answers = sent.map(judge);
  return { answers, rows, streams, moves: movesOf(known, streams) };
}

function movesOf(
  before: ReadonlyMap<string, BridgeStream>,
  after: ReadonlyMap<string, BridgeStream>,
): StreamMove[] {
  return [...after].flatMap(([bridgeId, { epoch, nextSeq: toSeq }]) => {
    const fromSeq = before.get(bridgeId)?.nextSeq ?? toSeq;
    return fromSeq === toSeq ? [] : [{ bridgeId, epoch, fromSeq, toSeq }];
  });
}

function asEntry({ seq, through, event }: EventBatch["entries"][number]): BatchEntry {
  return through === undefined ? { seq, event } : { seq, through, event };
}

/** Only a greeting begins a life; a batch of any other than the present one is of a life that is over. */
const retired = (stream: BridgeStream, epoch: string): BridgeStream => ({
  ...stream,
  retiredEpochs: [...stream.retiredEpochs, epoch],
});
