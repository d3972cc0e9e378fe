import type { AsOf } from "@gatehouse/contracts/live/frame";
import type { TransactionClient } from "@gatehouse/db/client";

/** Where the stream of doors stands; undefined for a project that does not exist. */
export async function readDoorHead(client: TransactionClient, projectId: string): Promise<AsOf | undefined> {
  const head = await client.doorHead.findUnique({ where: { projectId } });
  return head ? { epoch: head.streamEpoch, position: Number(head.position) } : undefined;
}
