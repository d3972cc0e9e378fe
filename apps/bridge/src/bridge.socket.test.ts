import { doorEventFilter } from "@gatehouse/contracts/doors/door-events";
import { listBridges } from "@gatehouse/services/bridges/list-bridges";
import { lockDownDoors, releaseDoors } from "@gatehouse/services/doors/change-door-mode";
import { listDoorEvents } from "@gatehouse/services/doors/list-door-events";
import { listDoors } from "@gatehouse/services/doors/list-doors";
import { presentAtDoor } from "@gatehouse/services/doors/present-at-door";
import { unlockDoor } from "@gatehouse/services/doors/unlock-door";
import { revocationsOfUser } from "@gatehouse/services/revocations/revocations-of-user";
import { blockUser } from "@gatehouse/services/users/block-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { givenPerson, givenPlace, runLink, runTestBridge } from "./site.harness.ts";

const { db } = await databaseForFile();
const everything = doorEventFilter.parse({
  siteIds: [],
  zoneIds: [],
  doorIds: [],
  classes: [],
  reasons: [],
  userId: null,
});
const isEnforced = async (projectId: string, userId: string) =>
  (await revocationsOfUser(db, projectId, userId)).revocations[0]?.state === "enforced";
const card = (number: string) => ({ kind: "card", number }) as const;

test("a bridge is paired by its code, learns its list, lets in who may enter, and the event reaches the server", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const userId = await givenPerson(db, actor, site, "0004711");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(1);
  const readerId = site.doors[0]?.inReaderId ?? "";
  expect((await bridge.present(readerId, card("0004711"))).type).toBe("access.granted");
  expect((await bridge.present(readerId, card("9999"))).data.reason).toBe("unknown-credential");
  const filter = { ...everything, classes: ["granted" as const, "denied" as const] };
  const decisions = async () => (await listDoorEvents(db, projectId, { projectId, filter, limit: 9 })).rows;
  await until("both decisions are stored", async () => (await decisions()).length === 2);
  const rows = await decisions();
  expect(rows[1]).toMatchObject({
    result: "granted",
    person: { id: userId },
    shown: { kind: "card", hint: "4711" },
  });
  expect(rows[0]).toMatchObject({ result: "denied", reason: "unknown-credential", person: null });
  const { doors } = await listDoors(db, projectId);
  expect(doors[0]).toMatchObject({ bridge: { state: "online" }, leaf: expect.stringMatching(/open|closed/) });
  expect(link.problems).toEqual([]);
});

test("a block is in force at the door, durable, acknowledged and measured", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const userId = await givenPerson(db, actor, site, "17");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(1);
  await until("a lease is held", async () => (await listBridges(db, projectId)).bridges[0]?.leaseEndsAt);
  await blockUser(db, actor, { projectId, userId, reason: "Lost badge", until: null });
  await until("the acknowledgement", () => isEnforced(projectId, userId));
  const [revocation] = (await revocationsOfUser(db, projectId, userId)).revocations;
  expect(revocation).toMatchObject({
    enforced: 1,
    total: 1,
    guaranteedBy: null,
    measuredMs: expect.any(Number),
  });
  const decision = await bridge.present(site.doors[0]?.inReaderId ?? "", card("17"));
  expect(decision.data).toMatchObject({ reason: "user-blocked", userId });
});

test("with the server gone the bridge decides by its list and keeps every event; afterwards each is stored once", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const [anna, ben] = [await givenPerson(db, actor, site, "1"), await givenPerson(db, actor, site, "2")];
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(2);
  await until("a lease is held", async () => (await listBridges(db, projectId)).bridges[0]?.leaseEndsAt);
  await blockUser(db, actor, { projectId, userId: anna, reason: "Away", until: null });
  await until("the block is in force", () => isEnforced(projectId, anna));
  await link.stop();
  const readerId = site.doors[0]?.inReaderId ?? "";
  expect((await bridge.present(readerId, card("1"))).data.reason).toBe("user-blocked");
  expect((await bridge.present(readerId, card("2"))).type).toBe("access.granted");
  // Blocked while the site is cut off: the bridge cannot know, and the answer says until when that may be.
  await blockUser(db, actor, { projectId, userId: ben, reason: "Left", until: null });
  const { revocations } = await revocationsOfUser(db, projectId, ben);
  expect(revocations[0]).toMatchObject({
    state: "pending",
    bridges: [{ state: "cut-off", guaranteedBy: expect.any(String) }],
  });
  await link.start();
  await until("the block arrives", () => isEnforced(projectId, ben));
  expect((await bridge.present(readerId, card("2"))).data.reason).toBe("user-blocked");
  await until("everything is stored", () => bridge.bridge().journal.backlog() === 0);
  const rows = await db.client.doorEvent.findMany({ where: { projectId }, orderBy: { seq: "asc" } });
  expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, nth) => nth + 1));
  expect(rows.filter((row) => row.type.startsWith("access.")).length).toBeGreaterThanOrEqual(3);
});

test("a bridge that restarts with the server gone opens by the list on its disk and still denies the blocked", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const [anna] = [await givenPerson(db, actor, site, "1"), await givenPerson(db, actor, site, "2")];
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(2);
  await until("a lease is held", async () => (await listBridges(db, projectId)).bridges[0]?.leaseEndsAt);
  await blockUser(db, actor, { projectId, userId: anna, reason: "Away", until: null });
  await until("the block is in force", () => isEnforced(projectId, anna));
  await link.stop();
  await bridge.stop();
  await bridge.start();
  const readerId = site.doors[0]?.inReaderId ?? "";
  expect((await bridge.present(readerId, card("1"))).data.reason).toBe("user-blocked");
  expect((await bridge.present(readerId, card("2"))).type).toBe("access.granted");
});

test("a door is opened for five seconds by order, and the screen is told what came of it", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  const doorId = site.doors[0]?.id ?? "";
  await expect(unlockDoor(db, actor, { projectId, doorId, reason: null })).rejects.toMatchObject({
    code: "bridge.offline",
  });
  await until(
    "the bridge is connected",
    async () => (await listBridges(db, projectId)).bridges[0]?.leaseEndsAt,
  );
  await until("the line is open", () =>
    bridge
      .bridge()
      .lines()
      ?.lineOf(site.doors[0]?.inReaderId ?? ""),
  );
  expect(await unlockDoor(db, actor, { projectId, doorId, reason: "Delivery" })).toMatchObject({
    outcome: "done",
  });
  const { rows } = await listDoorEvents(db, projectId, { projectId, filter: everything, limit: 50 });
  expect(rows.map((row) => row.type)).toContain("door.unlocked");
});

test("a lockdown closes the doors to everybody at once and lasts over a restart; a release opens none", async () => {
  const { projectId, actor, site, code } = await givenPlace(db, { doors: 2 });
  await givenPerson(db, actor, site, "1");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(1);
  const readerId = site.doors[1]?.inReaderId ?? "";
  const target = { kind: "site", id: site.siteId } as const;
  const { doorIds } = await lockDownDoors(db, actor, { target, reason: "Drill" });
  expect(doorIds).toHaveLength(2);
  await until("the doors are locked down", async () =>
    (await listDoors(db, projectId)).doors.every((door) => door.lock === "lockdown"),
  );
  expect((await bridge.present(readerId, card("1"))).data.reason).toBe("lockdown");
  const { position } = await db.client.head.findUniqueOrThrow({ where: { projectId } });
  await until("the list says so too", () => bridge.bridge().lists.list().version >= Number(position));
  await bridge.stop();
  await bridge.start();
  expect((await bridge.present(readerId, card("1"))).data.reason).toBe("lockdown");
  await releaseDoors(db, actor, { target, reason: "Over" });
  await until("the doors are locked as always", async () =>
    (await listDoors(db, projectId)).doors.every((door) => door.lock === "locked"),
  );
  expect((await bridge.present(readerId, card("1"))).type).toBe("access.granted");
});

test("whoever is presented from the screen is answered with the door's decision", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const userId = await givenPerson(db, actor, site, "55");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(1);
  await until(
    "the bridge is connected",
    async () => (await listBridges(db, projectId)).bridges[0]?.leaseEndsAt,
  );
  const readerId = site.doors[0]?.inReaderId ?? "";
  await until("the line is open", () => bridge.bridge().lines()?.lineOf(readerId));
  const answer = await presentAtDoor(db, actor, {
    projectId,
    readerId,
    credential: { kind: "number", userId },
  });
  expect(answer).toMatchObject({ outcome: "done", event: { result: "granted", person: { id: userId } } });
  const noPhone = await presentAtDoor(db, actor, {
    projectId,
    readerId,
    credential: { kind: "pass", userId, flaw: "none" },
  });
  expect(noPhone).toMatchObject({ outcome: "refused", event: null });
});
