import type { DoorEventFilter } from "@gatehouse/contracts/doors/door-events";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { addUser } from "../users/add-user.ts";
import { blockUser } from "../users/block-user.ts";
import { explainDoorEvent } from "./explain-door-event.ts";
import { doorEventsAfter } from "./follow-door-events.ts";
import { greetedStream } from "./greeted-stream.fixture.ts";
import { listDoorEvents } from "./list-door-events.ts";
import { readDoorPerson } from "./read-door-person.ts";
import { storeBatches } from "./store-batches.ts";

const { db } = await databaseForFile();

async function givenRefusal() {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const { siteId, zoneId, roleId, doors } = await givenSite(db, projectId);
  const person = {
    firstName: "Anna",
    lastName: "Bauer",
    email: "anna@example.org",
    phone: "+3212345678",
    idNumber: "N4711",
  };
  const { id: userId } = await addUser(db, actor, {
    projectId,
    ...person,
    syncId: null,
    companyIds: [],
    roleIds: [roleId],
    invite: false,
  });
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const epoch = await greetedStream(db, projectId, bridgeId);
  const steps = [
    { check: "reader", outcome: "passed" },
    {
      check: "grant",
      outcome: "refused",
      reason: "no-access-at-door",
      detail: { zoneId, pendingRoleId: roleId, openTaskId: null },
    },
    { check: "invented-later", outcome: "passed" },
  ];
  const shown = {
    kind: "card",
    decidedBy: "bridge",
    direction: "in",
    userId,
    credentialId: null,
    credentialHint: "711",
  };
  const event = (type: string, data: object) => ({
    ...{ type, occurredAt: Date.now(), monoUs: 1, clock: { offsetMs: 0, uncertaintyMs: 0, isSynced: true } },
    ...{
      doorId: doors[0]?.id ?? null,
      readerId: doors[0]?.inReaderId ?? null,
      driver: null,
      listVersion: 8,
      blockVersion: 9,
      data,
    },
  });
  const entries = [
    { seq: 1, event: event("access.denied", { ...shown, steps, reason: "no-access-at-door" }) },
    { seq: 2, event: event("door.rex", {}) },
  ];
  await storeBatches(db, projectId, [{ bridgeId, siteId, batch: { epoch, entries } }]);
  return { projectId, actor, userId, roleId, zoneId, siteId, doorId: doors[0]?.id ?? "" };
}

test("a refusal is explained from what the bridge stored, with names and the one thing that fits", async () => {
  const { projectId, userId, roleId, zoneId } = await givenRefusal();
  const why = await explainDoorEvent(db, projectId, 1);
  expect(why.steps.map((step) => step.check)).toEqual(["reader", "grant"]);
  expect(why).toMatchObject({
    listPosition: 8,
    blockPosition: 9,
    event: { person: { id: userId, name: "Anna Bauer" } },
  });
  expect(why.action).toMatchObject({ kind: "accept-role", subjectId: roleId, userId });
  expect(Object.keys(why.names).sort()).toEqual([roleId, zoneId].sort());
});

test("what was no decision, and what is of another project, has no explanation", async () => {
  const { projectId } = await givenRefusal();
  await expect(explainDoorEvent(db, projectId, 2)).rejects.toMatchObject({ code: "request.not-found" });
  await expect(explainDoorEvent(db, await givenProject(db), 1)).rejects.toMatchObject({
    code: "request.not-found",
  });
});

test("a desk's card says who it is, whether doors open and what happened, and no address, number or e-mail", async () => {
  const { projectId, actor, userId } = await givenRefusal();
  await blockUser(db, actor, { projectId, userId, reason: "Private reason", until: null });
  const card = await readDoorPerson(db, projectId, userId);
  expect(card).toMatchObject({ firstName: "Anna", standing: "blocked", lastEvents: [{ result: "denied" }] });
  expect(JSON.stringify(card)).not.toMatch(/example\.org|3212345678|N4711|Private reason/);
  await expect(readDoorPerson(db, await givenProject(db), userId)).rejects.toMatchObject({
    code: "request.not-found",
  });
});

test("a follower reads the doors' events in order and those of its own project alone", async () => {
  const [mine, other] = [await givenRefusal(), await givenRefusal()];
  const rows = await doorEventsAfter(db, mine.projectId, 0, 10);
  expect(rows.map((row) => row.position)).toEqual([1, 2]);
  expect(rows[0]?.person?.id).toBe(mine.userId);
  expect(rows[0]?.person?.id).not.toBe(other.userId);
});

test("the stream is narrowed by site, zone, door, kind, reason and person, and by nothing else's", async () => {
  const { projectId, userId, zoneId, siteId, doorId } = await givenRefusal();
  const everything = { siteIds: [], zoneIds: [], doorIds: [], classes: [], reasons: [], userId: null };
  const typesOf = async (filter: Partial<DoorEventFilter>) => {
    const answer = await listDoorEvents(db, projectId, {
      projectId,
      filter: { ...everything, ...filter },
      limit: 10,
    });
    return answer.rows.map((row) => row.type);
  };
  const both = ["door.rex", "access.denied"];
  const stranger = "00000000-0000-4000-8000-000000000000";
  expect(await typesOf({})).toEqual(both);
  expect(await typesOf({ siteIds: [siteId], zoneIds: [zoneId], doorIds: [doorId] })).toEqual(both);
  expect(await typesOf({ classes: ["denied"] })).toEqual(["access.denied"]);
  expect(await typesOf({ reasons: ["no-access-at-door"] })).toEqual(["access.denied"]);
  expect(await typesOf({ userId })).toEqual(["access.denied"]);
  for (const key of ["siteIds", "zoneIds", "doorIds"])
    expect(await typesOf({ [key]: [stranger] })).toEqual([]);
  expect(await typesOf({ userId: stranger })).toEqual([]);
});
