import type { TransactionClient } from "@gatehouse/db/client";
import type { BridgeStream } from "@gatehouse/domain/bridges/stream";

type Row = { bridge_id: string; epoch: string; next_seq: bigint };

/**
 * Where each bridge's stream stands, its rows held until the transaction ends: batches and greetings of one bridge
 * follow each other. The newest life is the one that counts; a bridge without a row has none yet.
 */
export async function lockStreams(
  client: TransactionClient,
  projectId: string,
  bridgeIds: readonly string[],
): Promise<Map<string, BridgeStream>> {
  const rows = await client.$queryRaw<Row[]>`
    select bridge_id, epoch, next_seq from bridge_streams
    where project_id = ${projectId}::uuid and bridge_id = any(${[...bridgeIds]}::uuid[])
    order by bridge_id, started_at desc, epoch for update`;
  const streams = new Map<string, BridgeStream>();
  for (const [bridgeId, lives] of Map.groupBy(rows, (row) => row.bridge_id)) {
    const [newest, ...retired] = lives;
    if (newest === undefined) continue;
    streams.set(bridgeId, {
      epoch: newest.epoch,
      nextSeq: Number(newest.next_seq),
      retiredEpochs: retired.map((row) => row.epoch),
    });
  }
  return streams;
}
