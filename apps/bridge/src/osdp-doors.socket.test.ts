import { listDoors } from "@gatehouse/services/doors/list-doors";
import { presentAtDoor } from "@gatehouse/services/doors/present-at-door";
import { unlockDoor } from "@gatehouse/services/doors/unlock-door";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { givenPerson, givenPlace, runLink, runTestBridge, testParts } from "./site.harness.ts";

const { db } = await databaseForFile();

test("a swipe goes over OSDP: read through the secure channel, judged, and the lock moved at the reader", {
  timeout: 60_000,
}, async () => {
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
  await until("the reader is secured and polled", () => (reader()?.counters.polls ?? 0) > 2, 20_000);
  expect(reader()).toMatchObject({ state: "online-secure", protection: "scbk" });
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
  await until("the person has passed", async () => (await types()).includes("access.used"), 20_000);
  await until("the door is closed behind them", async () => (await types()).at(-1) === "door.closed", 20_000);
  expect(await types()).not.toContain("door.forced");
  const { doors } = await listDoors(db, projectId);
  expect(doors[0]?.readers.find(({ id }) => id === readerId)).toMatchObject({
    link: "online",
    protection: "scbk",
  });
  const shown = await presentAtDoor(db, actor, {
    ...{ projectId, readerId },
    credential: { kind: "number", userId },
  });
  expect(shown).toMatchObject({ outcome: "done", event: { result: "granted" } });
  const doorId = site.doors[0]?.id ?? "";
  expect(await unlockDoor(db, actor, { projectId, doorId, reason: "Delivery" })).toMatchObject({
    outcome: "done",
  });
});
