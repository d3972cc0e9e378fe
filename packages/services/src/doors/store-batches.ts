import { type Db, databaseNow, type TransactionClient } from "@gatehouse/db/client";
import { lockStreams } from "../bridges/read-stream.ts";
import { insertEvents } from "./insert-events.ts";
import { type IngestAnswer, type JudgedBatches, judgeBatches, type SentBatch } from "./judge-batches.ts";
import { saveReaderStates } from "./save-reader-states.ts";
import { StreamMemory } from "./stream-memory.ts";

/**
 * Stores batches of one project in one transaction: the bridges' stream rows are held first, so a batch that comes
 * twice, at once or again, is dropped by its numbers; positions are one range in commit order. What it answers is committed.
 *
 * The plain way asks the database where the streams stand, judges, and writes. Where `memory` knows from the last time how
 * they stand, and everything fits, the one writing statement is enough: it holds the same rows and writes nothing when
 * they have moved since; then the plain way is gone.
 */
export async function storeBatches(
  db: Db,
  projectId: string,
  sent: readonly SentBatch[],
  memory: StreamMemory = new StreamMemory(),
): Promise<readonly IngestAnswer[]> {
  const stored =
    (await storeRemembered(db, projectId, sent, memory)) ?? (await storeLocked(db, projectId, sent, memory));
  memory.keep(stored.streams);
  if (stored.rows.length > 0) db.bell.ring(projectId, "doors");
  return stored.answers;
}

/** Batches that were judged and stored at this moment of the database. */
type Stored = JudgedBatches & { readonly receivedAt: Date };

async function storeRemembered(
  db: Db,
  projectId: string,
  sent: readonly SentBatch[],
  memory: StreamMemory,
): Promise<Stored | undefined> {
  const receivedAt = memory.now();
  const streams = memory.streamsOf(sent.map((one) => one.bridgeId));
  if (receivedAt === undefined || streams === undefined) return undefined;
  const judged = judgeBatches(sent, streams, receivedAt);
  // Anything that is not plainly the next batch is for the plain way to say.
  if (
    judged.rows.length === 0 ||
    judged.answers.some((answer) => answer.lagMs === undefined || answer.kind !== "stored")
  )
    return undefined;
  const write = (client: TransactionClient) =>
    writeEvents(client, projectId, { ...judged, receivedAt }, db.shiftMs());
  // A statement is a transaction by itself; what readers say of themselves takes a second one.
  const isWritten = judged.rows.some((row) => row.readerState)
    ? await db.client.$transaction(write, limits)
    : await write(db.client);
  return isWritten ? { ...judged, receivedAt } : undefined;
}

const limits = { maxWait: 5_000, timeout: 15_000 } as const;

function storeLocked(
  db: Db,
  projectId: string,
  sent: readonly SentBatch[],
  memory: StreamMemory,
): Promise<Stored> {
  return db.client.$transaction(async (client) => {
    const bridgeIds = [...new Set(sent.map((one) => one.bridgeId))].sort();
    const streams = await lockStreams(client, projectId, bridgeIds);
    const receivedAt = await databaseNow(db, client);
    memory.hear(receivedAt);
    const stored = { ...judgeBatches(sent, streams, receivedAt), receivedAt };
    if (stored.rows.length > 0 && !(await writeEvents(client, projectId, stored, db.shiftMs())))
      throw new Error(
        `the streams of project ${projectId} moved while they were held, or it has no head of doors`,
      );
    return stored;
  }, limits);
}

/** False when nothing was written, because a stream does not stand where it was believed to. */
async function writeEvents(
  client: TransactionClient,
  projectId: string,
  { rows, moves, receivedAt }: Stored,
  shiftMs: number,
): Promise<boolean> {
  const judgedAt = new Date(receivedAt.getTime() - shiftMs);
  const first = await insertEvents(client, projectId, { rows, moves, receivedAt, judgedAt });
  if (first !== undefined && rows.some((row) => row.readerState))
    await saveReaderStates(client, projectId, rows, first);
  return first !== undefined;
}
