import { randomUUID } from "node:crypto";
import type { Db } from "@gatehouse/db/client";

let lives = 0;

/** Begins a life of a bridge's journal as its greeting would, and answers its epoch. */
export async function greetedStream(db: Db, projectId: string, bridgeId: string): Promise<string> {
  const epoch = randomUUID();
  lives += 1;
  const startedAt = new Date(Date.now() + lives);
  await db.client.bridgeStream.create({ data: { projectId, bridgeId, epoch, nextSeq: 1, startedAt } });
  return epoch;
}
