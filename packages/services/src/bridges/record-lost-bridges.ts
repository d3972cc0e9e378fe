import { type Db, databaseNow } from "@gatehouse/db/client";
import { disconnectBridge } from "./disconnect-bridge.ts";

/** Six heartbeats: a node that is alive has written within this time, whatever import held the row. */
const silentMs = 60_000;

/** Records the end of connections whose node was killed before it could. Safe on every node at once. */
export async function recordLostBridges(db: Db): Promise<void> {
  const now = await databaseNow(db, db.client);
  const lost = await db.client.$queryRaw<{ project_id: string; id: string; connected_at: Date }[]>`
    select project_id, id, connected_at from bridges
    where connected_at > coalesce(disconnected_at, '-infinity')
      and last_seen_at < ${new Date(now.getTime() - silentMs)}`;
  for (const { project_id: projectId, id: bridgeId, connected_at } of lost)
    await disconnectBridge(db, { kind: "bridge", projectId, bridgeId }, connected_at);
}
