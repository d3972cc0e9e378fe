import type { BatchAnswer, EventBatch } from "@gatehouse/contracts/bridge/event-batch";
import { type Db, databaseNow } from "@gatehouse/db/client";
import type { BridgeStream } from "@gatehouse/domain/bridges/stream";
import { judgeBatch } from "@gatehouse/domain/bridges/stream";
import { lockStreams } from "../bridges/read-stream.ts";
import { type BatchEntry, type EventRow, eventRow } from "./batch-rows.ts";
import { insertEvents } from "./insert-events.ts";
import { saveStates } from "./save-states.ts";

/** A batch and the bridge it came from. */
export type SentBatch = { readonly bridgeId: string; readonly siteId: string; readonly batch: EventBatch };

/** What became of a batch, and how late its newest event came, ms. */
export type IngestAnswer = BatchAnswer & { readonly lagMs?: number };

/**
 * Stores batches of one project in one transaction: the bridges' stream rows are held first, so a batch that comes
 * twice, at once or again, is dropped by its numbers; positions are one range in commit order. What it answers is committed.
 */
export async function storeBatches(
  db: Db,
  projectId: string,
  sent: readonly SentBatch[],
): Promise<readonly IngestAnswer[]> {
  const stored = await db.client.$transaction(
    async (client) => {
      const bridgeIds = [...new Set(sent.map((one) => one.bridgeId))].sort();
      const streams = await lockStreams(client, projectId, bridgeIds);
      const receivedAt = await databaseNow(db, client);
      const judged = judgeAll(sent, streams, receivedAt);
      if (judged.rows.length > 0) {
        const first = await insertEvents(client, projectId, judged, receivedAt);
        await saveStates(client, projectId, judged.rows, first);
      }
      return judged;
    },
    { maxWait: 5_000, timeout: 15_000 },
  );
  if (stored.rows.length > 0) db.bell.ring(projectId, "doors");
  return stored.answers;
}

type Judged = {
  readonly answers: readonly IngestAnswer[];
  readonly rows: readonly EventRow[];
  readonly advanced: ReadonlyMap<string, BridgeStream>;
};

function judgeAll(
  sent: readonly SentBatch[],
  known: ReadonlyMap<string, BridgeStream>,
  receivedAt: Date,
): Judged {
  const streams = new Map(known);
  const advanced = new Map<string, BridgeStream>();
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
        advanced.set(bridgeId, verdict.stream);
        const newest = fresh.at(-1)?.occurredAt.getTime() ?? receivedAt.getTime();
        const lagMs = Math.max(0, receivedAt.getTime() - newest);
        return { kind: verdict.gap ? "gap" : "stored", nextSeq: verdict.stream.nextSeq, lagMs };
      }
    }
  };
  return { answers: sent.map(judge), rows, advanced };
}

function asEntry({ seq, through, event }: EventBatch["entries"][number]): BatchEntry {
  return through === undefined ? { seq, event } : { seq, through, event };
}

/** Only a greeting begins a life; a batch of any other than the present one is of a life that is over. */
const retired = (stream: BridgeStream, epoch: string): BridgeStream => ({
  ...stream,
  retiredEpochs: [...stream.retiredEpochs, epoch],
});
