import type { BlocksMessage } from "@gatehouse/contracts/bridge/blocks-frame";
import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { lockDownDoors, releaseDoors } from "@gatehouse/services/doors/change-door-mode";
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
  const commands: BridgeCommand[] = [];
  const order: string[] = [];
  const socket = {
    connected: true,
    once: () => {},
    off: () => {},
    emit: (event: string, words: BlocksMessage & BridgeCommand, answer: (said: object) => void) => {
      order.push(event);
      if (event === "blocks") frames.push(words);
      else commands.push(words);
      answer(event === "blocks" ? { position: words.position } : { taken: true });
    },
  };
  return { frames, commands, order, socket: socket as unknown as BridgeSocket };
}

async function givenFeed(people: number) {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const { siteId, zoneId } = await givenSite(db, projectId, { doors: 2 });
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  await db.client.bridge.updateMany({
    where: { projectId },
    data: { leaseEndsAt: new Date(Date.now() + 60_000) },
  });
  await givenManyUsers(db, projectId, people);
  const users = await db.client.user.findMany({ where: { projectId }, select: { id: true } });
  const link = givenLink();
  const broken: unknown[] = [];
  const feed = new BlockFeed({
    ...{ db, socket: link.socket, siteId, broken: (error) => broken.push(error) },
    actor: { kind: "bridge", projectId, bridgeId },
  });
  await feed.open(0);
  /** What an import that removes these people writes into the log. */
  const removeAll = (gone: readonly { id: string }[]) =>
    inTransaction(db, actor, async (tx) => {
      for (const { id } of gone)
        record(tx, "user.archived", { kind: "user", id }, { after: { standing: "archived" } });
    });
  return { ...link, projectId, actor, zoneId, users, feed, broken, removeAll };
}

test("a block behind an import of thousands goes out after the import's next page, not after its last", async () => {
  const { projectId, actor, users, feed, frames, broken, removeAll } = await givenFeed(2_001);
  const opened = frames.length;
  await removeAll(users.slice(1));
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

test("a lockdown behind an import of thousands goes out after the import's next page, and once", async () => {
  const { actor, zoneId, users, feed, commands, order, broken, removeAll } = await givenFeed(2_000);
  const opened = order.length;
  await removeAll(users);
  const target = { kind: "zone", id: zoneId } as const;
  await lockDownDoors(db, actor, { target, reason: "Alarm" });
  await releaseDoors(db, actor, { target, reason: "False alarm" });
  await feed.pump();
  expect(commands.map(({ kind }) => kind)).toEqual(["lockdown", "lockdown", "release", "release"]);
  const sent = order.slice(opened);
  expect(sent.indexOf("command")).toBe(1);
  expect(sent.filter((event) => event === "blocks").length).toBeGreaterThanOrEqual(4);
  await feed.pump();
  expect(commands).toHaveLength(4);
  expect(broken).toEqual([]);
});
