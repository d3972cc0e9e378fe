import type { BlocksMessage } from "@gatehouse/contracts/bridge/blocks-frame";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { blockUser } from "@gatehouse/services/users/block-user";
import { givenManyUsers } from "@gatehouse/services/users/many-users.fixture";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import type { BridgeSocket } from "../sockets/bridge-socket.ts";
import { BlockFeed } from "./block-feed.ts";

const { db } = await databaseForFile();

/** The near end of a link whose bridge takes everything at once; it keeps the frames. */
function givenLink() {
  const frames: BlocksMessage[] = [];
  const socket = {
    connected: true,
    once: () => {},
    off: () => {},
    emit: (_event: string, frame: BlocksMessage, answer: (said: object) => void) => {
      frames.push(frame);
      answer({ position: frame.position });
    },
  };
  return { frames, socket: socket as unknown as BridgeSocket };
}

test("a block behind an import of thousands goes out after the import's next page, not after its last", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const { siteId } = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  await db.client.bridge.updateMany({
    where: { projectId },
    data: { leaseEndsAt: new Date(Date.now() + 60_000) },
  });
  await givenManyUsers(db, projectId, 2_001);
  const users = await db.client.user.findMany({ where: { projectId }, select: { id: true } });
  const { frames, socket } = givenLink();
  const broken: unknown[] = [];
  const feed = new BlockFeed({
    ...{ db, socket, siteId, broken: (error) => broken.push(error) },
    actor: { kind: "bridge", projectId, bridgeId },
  });
  await feed.open(0);
  const opened = frames.length;
  await inTransaction(db, actor, async (tx) => {
    for (const { id } of users.slice(1))
      record(tx, "user.archived", { kind: "user", id }, { after: { standing: "archived" } });
  });
  const blocked = users[0]?.id ?? "";
  await blockUser(db, actor, { projectId, userId: blocked, reason: "Lost badge", until: null });
  await feed.pump();
  const told = frames
    .slice(opened)
    .map(({ entries }) => entries.findIndex((one) => one.holderId === blocked));
  const [first, second, ...rest] = told;
  expect([first, second]).toEqual([-1, 0]);
  expect(rest.length).toBeGreaterThanOrEqual(3);
  expect(frames[opened + 1]?.revocationIds).toHaveLength(1);
  const [ack] = await until("it is recorded", async () => {
    const acks = await db.client.revocationAck.findMany({
      where: { projectId, acknowledgedAt: { not: null } },
    });
    return acks.length === 1 ? acks : null;
  });
  expect(ack?.revocationId).toBe(frames[opened + 1]?.revocationIds[0]);
  // In its own turn it is told once more, which changes nothing; the position only grows.
  const positions = frames.slice(opened).map(({ position }) => position);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  expect(broken).toEqual([]);
});
