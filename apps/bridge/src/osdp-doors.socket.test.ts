import { noFaults } from "@gatehouse/reader/drivers/osdp/readers/reader-line";
import { correctHabits, smallReader } from "@gatehouse/reader/drivers/osdp/readers/reader-model";
import { serveReaders } from "@gatehouse/reader/drivers/osdp/readers/reader-server";
import { SimulatedOsdpReader } from "@gatehouse/reader/drivers/osdp/readers/simulated-osdp-reader";
import { cardRead, goodKey } from "@gatehouse/reader/drivers/osdp/rigs/osdp-rig";
import { systemScheduler } from "@gatehouse/reader/supervisor/system-scheduler";
import { listDoors } from "@gatehouse/services/doors/list-doors";
import { presentAtDoor } from "@gatehouse/services/doors/present-at-door";
import { unlockDoor } from "@gatehouse/services/doors/unlock-door";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { lineSettings } from "./lines/line-settings.ts";
import { givenPerson, givenPlace, isThere, runLink, runTestBridge, testParts } from "./site.harness.ts";

const { db } = await databaseForFile();

test("a swipe goes over OSDP: read through the secure channel, judged, and the lock moved at the reader", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const userId = await givenPerson(db, actor, site, "00041855");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code, testParts, { osdp: true });
  await bridge.knows(1);
  const readerId = site.doors[0]?.inReaderId ?? "";
  const reader = () =>
    bridge
      .bridge()
      .lines()
      ?.lineOf(readerId)
      ?.health()
      .readers.find((each) => each.readerId === readerId);
  // The first empty poll has to have passed, else the card counts as one from before.
  await until("the reader is polled", () => (reader()?.counters.polls ?? 0) > 2);
  expect(reader()).toMatchObject({ state: expect.stringMatching(isThere), protection: "scbk" });
  expect((await bridge.present(readerId, { kind: "card", number: "9120013" })).data.reason).toBe(
    "unknown-credential",
  );
  const granted = await bridge.present(readerId, { kind: "card", number: "00041855" });
  expect(granted).toMatchObject({ type: "access.granted", driver: "osdp", data: { userId } });
  const types = async () =>
    (await db.client.doorEvent.findMany({ where: { projectId }, orderBy: { position: "asc" } })).map(
      ({ type }) => type,
    );
  // The lock moved, so the leaf of the simulated door opened and fell shut again, told by the reader's input.
  await until("the person has passed", async () => (await types()).includes("access.used"));
  await until("the door is closed behind them", async () => (await types()).at(-1) === "door.closed");
  expect(await types()).not.toContain("door.forced");
  // A lock is ordered only once its reader is there, so a start is nobody's alarm.
  expect(await types()).not.toContain("door.output-failed");
  const { doors } = await listDoors(db, projectId);
  expect(doors[0]?.readers.find(({ id }) => id === readerId)).toMatchObject({
    link: "online",
    protection: "scbk",
  });
  const order = { ...{ projectId, readerId }, credential: { kind: "number", userId } } as const;
  const shown = await until("a fresh read is decided on", async () => {
    const answer = await presentAtDoor(db, actor, order);
    return answer.event?.reason !== "stale-read" && answer;
  });
  expect(shown).toMatchObject({ outcome: "done", event: { result: "granted" } });
  const doorId = site.doors[0]?.id ?? "";
  expect(await unlockDoor(db, actor, { projectId, doorId, reason: "Delivery" })).toMatchObject({
    outcome: "done",
  });
});

test("a reader that holds another key than the configuration is quarantined on the screen, and says nothing that counts", async () => {
  const { projectId, site, code } = await givenPlace(db);
  const readerId = site.doors[0]?.inReaderId ?? "";
  const world = {
    monotonicMs: () => performance.now(),
    random: () => crypto.getRandomValues(new Uint8Array(8)),
  };
  const reader = new SimulatedOsdpReader(
    { ...smallReader(1, goodKey), habits: { ...correctHabits, keepsEventsOverOutage: true } },
    world,
  );
  await using server = await serveReaders({
    ...{ readers: [reader], faults: noFaults(), scheduler: systemScheduler, random: Math.random },
    listen: { host: "127.0.0.1", port: 0 },
  });
  reader.report(cardRead);
  const line = lineSettings.parse({
    ...{ protocol: "osdp", id: "bus", transport: { kind: "tcp", host: "127.0.0.1", port: server.port } },
    readers: [{ readerId, address: 1, key: "8f3ac1057be2d94416af5b90e7c2381e" }],
  });
  await using link = await runLink(db);
  await using _bridge = await runTestBridge(link.url, code, testParts, { lines: [line] });
  const shown = async () =>
    (await listDoors(db, projectId)).doors[0]?.readers.find(({ id }) => id === readerId)?.link;
  await until("the screen says quarantined", async () => (await shown()) === "quarantined");
  // The screen knows by the first of the two; the other one is on its way.
  const types = async () =>
    (await db.client.doorEvent.findMany({ where: { projectId, readerId } })).map(({ type }) => type);
  await until("it is told as offline", async () => (await types()).includes("reader.offline"));
  expect((await types()).sort()).toEqual(["reader.offline", "reader.security-failure"]);
  expect(reader.queuedEvents).toBe(1);
});

/** A reader at the site's first door, waiting at a port, and the line that dials it; `orders` counts what its lock was told. */
async function wiredReader(readerId: string) {
  const key = "8f3ac1057be2d94416af5b90e7c2381e";
  let orders = 0;
  const world = {
    monotonicMs: () => performance.now(),
    random: () => crypto.getRandomValues(new Uint8Array(8)),
  };
  const reader = new SimulatedOsdpReader(smallReader(1, Buffer.from(key, "hex")), world, {
    onCommand: ({ kind }) => {
      if (kind === "outputs") orders += 1;
    },
  });
  const server = await serveReaders({
    ...{ readers: [reader], faults: noFaults(), scheduler: systemScheduler, random: Math.random },
    listen: { host: "127.0.0.1", port: 0 },
  });
  const line = lineSettings.parse({
    ...{ protocol: "osdp", id: "bus", transport: { kind: "tcp", host: "127.0.0.1", port: server.port } },
    readers: [{ readerId, address: 1, key }],
  });
  return {
    ...{ reader, line, hangUp: server.hangUp, orders: () => orders },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

test("a reader that comes back is told again how its lock is to stand", async () => {
  const { site, code } = await givenPlace(db);
  await using wired = await wiredReader(site.doors[0]?.inReaderId ?? "");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code, testParts, { lines: [wired.line] });
  await bridge.knows(0);
  await until("the lock is told to lock", () => wired.orders() > 0);
  const before = wired.orders();
  wired.hangUp();
  await until("the lock is told again", () => wired.orders() > before);
  expect([...wired.reader.outputStates]).toEqual([0, 0]);
});

test("a reader that starts anew too quickly to be missed is told again too, and nobody reads of an outage", async () => {
  const { projectId, site, code } = await givenPlace(db);
  const [door] = site.doors;
  await db.client.door.updateMany({ where: { projectId, id: door?.id ?? "" }, data: { mode: "unlocked" } });
  await using wired = await wiredReader(door?.inReaderId ?? "");
  await using link = await runLink(db);
  await using _bridge = await runTestBridge(link.url, code, testParts, { lines: [wired.line] });
  const isReleased = () => wired.reader.outputStates[0] === 1;
  await until("the door is held unlocked", isReleased);
  wired.reader.restart();
  expect(isReleased()).toBe(false);
  await until("the door is unlocked again", isReleased);
  const events = await db.client.doorEvent.findMany({ where: { projectId } });
  expect(events.map(({ type }) => type)).not.toContain("reader.offline");
});
