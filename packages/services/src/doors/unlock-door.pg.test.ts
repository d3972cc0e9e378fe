import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { expect, test } from "vitest";
import { bridgeCommandOf } from "../bridges/bridge-command-of.ts";
import { givenWiredSite } from "../readers/wired-reader.fixture.ts";
import { unlockDoor } from "./unlock-door.ts";

const { db } = await databaseForFile();

/** A site with two connected bridges; the first has said that the door's lock is wired to it. */
async function givenTwoBridges() {
  const site = await givenWiredSite(db);
  const { projectId, siteId, readerId } = site;
  const other = await givenPairedBridge(db, { projectId, siteId });
  await setConnected(projectId, other.bridgeId, { connectedAt: new Date() });
  const { doorId } = await db.client.reader.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: readerId } },
  });
  return { ...site, otherId: other.bridgeId, input: { projectId, doorId, reason: "Delivery" } };
}

const setConnected = (projectId: string, id: string, data: { connectedAt?: Date; disconnectedAt?: Date }) =>
  db.client.bridge.update({ where: { projectId_id: { projectId, id } }, data });

test("of two bridges at a site the one that drives the lock is asked, and it alone", async () => {
  const { projectId, actor, siteId, bridgeId, otherId, obey, input } = await givenTwoBridges();
  const [answer] = await Promise.all([unlockDoor(db, actor, input), obey({ outcome: "done" })]);
  expect(answer.outcome).toBe("done");
  const changes = await readChanges(db.client, projectId, 0, 100);
  const heardBy = (id: string) =>
    changes.filter((change) => bridgeCommandOf(change, { siteId, bridgeId: id }) !== null).length;
  expect([heardBy(bridgeId), heardBy(otherId)]).toEqual([1, 0]);
});

test("while that bridge is away the order is refused, though the other one is there", async () => {
  const { projectId, actor, bridgeId, input } = await givenTwoBridges();
  await setConnected(projectId, bridgeId, { disconnectedAt: new Date(Date.now() + 1_000) });
  await expect(unlockDoor(db, actor, input)).rejects.toMatchObject({ code: "bridge.offline" });
});

test("where no bridge has said how the door is wired, all of the site are asked", async () => {
  const { projectId, actor, siteId, bridgeId, otherId, obey, input } = await givenTwoBridges();
  await db.client.readerSetup.deleteMany({ where: { projectId } });
  await Promise.all([unlockDoor(db, actor, input), obey({ outcome: "done" })]);
  const changes = await readChanges(db.client, projectId, 0, 100);
  const heardBy = (id: string) =>
    changes.filter((change) => bridgeCommandOf(change, { siteId, bridgeId: id }) !== null).length;
  expect([heardBy(bridgeId), heardBy(otherId)]).toEqual([1, 1]);
});
