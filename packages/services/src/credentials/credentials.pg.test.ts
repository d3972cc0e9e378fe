import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { archiveUser } from "../users/archive-user.ts";
import { blockUser } from "../users/block-user.ts";
import { listUsers } from "../users/list-users.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { addUserCredential } from "./add-user-credential.ts";
import { withdrawUserCredential } from "./withdraw-user-credential.ts";

const { db } = await databaseForFile();
const lastChange = async (projectId: string) => (await readChanges(db.client, projectId, 0, 1000)).at(-1);

test("one number may be on a person's card, badge and phone, and on nobody else's; the refusal names the holder", async () => {
  const { projectId, actor } = await givenTeam(db);
  const holder = await givenUser(db, actor, { lastName: "Holder", idNumber: "000417" });
  const other = await givenUser(db, actor);
  for (const carrier of ["card", "badge"] as const)
    await addUserCredential(db, actor, { projectId, userId: holder, number: "000417", carrier });
  const taken = {
    code: "credential.number-taken",
    details: { number: "000417", userId: holder, holder: "Ada Holder", shortNumber: 1 },
  };
  await expect(
    addUserCredential(db, actor, { projectId, userId: other, number: "000417", carrier: "card" }),
  ).rejects.toMatchObject(taken);
  await expect(
    addUserCredential(db, actor, { projectId, userId: holder, number: "000417", carrier: "card" }),
  ).rejects.toMatchObject(taken);
});

test("two admins who hand out one card at once: one does, and the other is told who has it", async () => {
  const { projectId, actor } = await givenTeam(db);
  const people = [await givenUser(db, actor), await givenUser(db, actor)];
  const both = await Promise.allSettled(
    people.map((userId) => addUserCredential(db, actor, { projectId, userId, number: "9", carrier: "card" })),
  );
  const winner = both.findIndex((one) => one.status === "fulfilled");
  expect(both[1 - winner]).toMatchObject({
    reason: { code: "credential.number-taken", details: { userId: people[winner] } },
  });
});

test("badge numbers stand in the list row, are found by search, and are free again once withdrawn", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const { id } = await addUserCredential(db, actor, { projectId, userId, number: "B-77", carrier: "badge" });
  await addUserCredential(db, actor, { projectId, userId, number: "C-1", carrier: "card" });
  expect((await lastChange(projectId))?.after).toMatchObject({
    badgeNumbers: "B-77 C-1",
    number: "C-1",
    carrier: "card",
  });
  const filter = {
    tab: "all" as const,
    q: "b-77",
    roleIds: [],
    companyIds: [],
    groupIds: [],
    records: [],
    passStates: [],
    bounced: false,
  };
  expect(
    (await listUsers(db, projectId, { filter, sort: "name", limit: 5 })).rows.map((row) => row.id),
  ).toEqual([userId]);
  await withdrawUserCredential(db, actor, { projectId, userId, credentialId: id });
  await withdrawUserCredential(db, actor, { projectId, userId, credentialId: id });
  expect(await lastChange(projectId)).toMatchObject({
    verb: "user.badge-removed",
    before: { badgeNumbers: "B-77 C-1" },
    after: { badgeNumbers: "C-1" },
  });
  const next = await givenUser(db, actor);
  await addUserCredential(db, actor, { projectId, userId: next, number: "B-77", carrier: "badge" });
});

test("the archived get no numbers, and a number on the blocklist puts its new holder in review", async () => {
  const { projectId, actor } = await givenTeam(db);
  const gone = await givenUser(db, actor);
  await archiveUser(db, actor, { projectId, userId: gone, tellPerson: false });
  await expect(
    addUserCredential(db, actor, { projectId, userId: gone, number: "1", carrier: "card" }),
  ).rejects.toMatchObject({ code: "user.archived" });
  const blocked = await givenUser(db, actor, { firstName: "Mal", lastName: "Lory", idNumber: "666" });
  await blockUser(db, actor, { projectId, userId: blocked, reason: "Theft", until: null });
  await archiveUser(db, actor, { projectId, userId: blocked, tellPerson: false });
  const userId = await givenUser(db, actor);
  await addUserCredential(db, actor, { projectId, userId, number: "666", carrier: "card" });
  expect(await db.client.review.findFirst({ where: { projectId, userId } })).toMatchObject({
    cause: "blocklist-hit",
  });
});
