import type { BulkAction } from "@gatehouse/contracts/users/bulk-users";
import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { createRole } from "../roles/create-role.ts";
import { archiveUser } from "./archive-user.ts";
import { blockUser } from "./block-user.ts";
import { bulkUsers } from "./bulk-users.ts";
import { givenManyUsers } from "./many-users.fixture.ts";
import { repairStandings } from "./repair-standings.ts";
import { compareStandings, givenPhone, givenTeam, givenUser } from "./user.fixture.ts";

const { db } = await databaseForFile();
const idsOf = async (projectId: string) =>
  (await db.client.user.findMany({ where: { projectId }, select: { id: true } })).map((user) => user.id);
const last = async (projectId: string, n: number) =>
  (await readChanges(db.client, projectId, 0, 5000)).slice(-n);

test("600 people are archived and restored in batches, each in the log, with the counters right and mails held back", async () => {
  const { projectId, actor } = await givenTeam(db);
  await givenManyUsers(db, projectId, 600);
  const ids = await idsOf(projectId);
  const run = (action: BulkAction) => bulkUsers(db, actor, { projectId, ids, action });
  expect(await run({ kind: "archive", tellPerson: true })).toEqual({ done: 600, failed: [] });
  expect(await compareStandings(db, projectId)).toMatchObject({
    counters: [0, 0, 0, 600],
    counts: [0, 0, 0, 600],
  });
  const changes = await last(projectId, 600);
  expect(new Set(changes.map((change) => change.subjectId)).size).toBe(600);
  expect(
    changes.every(
      (change) =>
        change.verb === "user.archived" &&
        change.source === "bulk" &&
        change.after?.mail === "access-removed",
    ),
  ).toBe(true);
  expect(await run({ kind: "restore", tellPerson: true })).toEqual({ done: 600, failed: [] });
  expect(await compareStandings(db, projectId)).toMatchObject({
    counters: [600, 0, 0, 0],
    counts: [600, 0, 0, 0],
  });
});

test("each person is judged by the verb's own rule, and the summary names whom it was not done to and why", async () => {
  const { projectId, actor } = await givenTeam(db);
  const [fresh, blocked, archived, active] = [
    await givenUser(db, actor),
    await givenUser(db, actor, { firstName: "Mal", lastName: "Lory" }),
    await givenUser(db, actor, { firstName: "Old", lastName: "Timer" }),
    await givenUser(db, actor, { firstName: "Has", lastName: "Phone" }),
  ];
  await blockUser(db, actor, { projectId, userId: blocked, reason: "x", until: null });
  await archiveUser(db, actor, { projectId, userId: archived, tellPerson: false });
  await givenPhone(db, projectId, active);
  const stranger = crypto.randomUUID();
  const ids = [fresh, blocked, archived, active, stranger, fresh];
  const result = await bulkUsers(db, actor, { projectId, ids, action: { kind: "invite" } });
  expect(result.done).toBe(1);
  expect(new Map(result.failed.map((one) => [one.userId, [one.name, one.code]]))).toEqual(
    new Map([
      [blocked, ["Mal Lory", "user.suspended"]],
      [archived, ["Old Timer", "user.archived"]],
      [active, ["Has Phone", "pass.wrong-state"]],
      [stranger, ["", "request.not-found"]],
    ]),
  );
  expect(await db.client.invitation.findMany({ where: { projectId, state: "open" } })).toMatchObject([
    { userId: fresh, kind: "first" },
  ]);
  const again = await bulkUsers(db, actor, { projectId, ids: [fresh], action: { kind: "invite" } });
  expect(again).toEqual({ done: 1, failed: [] });
  expect(
    await db.client.invitation.findMany({ where: { userId: fresh }, orderBy: { createdAt: "asc" } }),
  ).toMatchObject([
    { state: "withdrawn", why: "replaced" },
    { state: "open", kind: "again" },
  ]);
});

test("a refusal that only the database knows concerns one person of a batch, and the others are done", async () => {
  const { projectId, actor } = await givenTeam(db);
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.push(await givenUser(db, actor, { idNumber: `${n}` }));
  await bulkUsers(db, actor, { projectId, ids, action: { kind: "delete" } });
  await givenUser(db, actor, { idNumber: "3" });
  const result = await bulkUsers(db, actor, {
    projectId,
    ids,
    action: { kind: "restore", tellPerson: false },
  });
  expect(result).toEqual({
    done: 4,
    failed: [{ userId: ids[3], name: expect.any(String), code: "credential.number-taken" }],
  });
  const { copies, facts } = await compareStandings(db, projectId);
  expect(copies).toEqual(facts);
});

test("a role is given to those who do not have it and taken from those who do", async () => {
  const { projectId, actor } = await givenTeam(db);
  const ids = [await givenUser(db, actor), await givenUser(db, actor)];
  const { id: roleId } = await createRole(db, actor, { projectId, name: "Guard", description: "" });
  const give = { kind: "give-role" as const, roleId, validFrom: null, validTo: null };
  expect(await bulkUsers(db, actor, { projectId, ids: ids.slice(0, 1), action: give })).toEqual({
    done: 1,
    failed: [],
  });
  expect(await bulkUsers(db, actor, { projectId, ids, action: give })).toMatchObject({
    done: 1,
    failed: [{ userId: ids[0], code: "role.already-held" }],
  });
  expect((await last(projectId, 1))[0]).toMatchObject({
    verb: "user.role-added",
    after: { roles: [{ name: "Guard" }] },
  });
  expect(await bulkUsers(db, actor, { projectId, ids, action: { kind: "take-role", roleId } })).toEqual({
    done: 2,
    failed: [],
  });
  const unknown = bulkUsers(db, actor, { projectId, ids, action: { ...give, roleId: crypto.randomUUID() } });
  await expect(unknown).rejects.toMatchObject({ code: "request.not-found" });
});

test("many are blocked and marked for review without waiting for a held row, and their copies follow", async () => {
  const { projectId, actor } = await givenTeam(db);
  const ids = [
    await givenUser(db, actor, { invite: true }),
    await givenUser(db, actor),
    await givenUser(db, actor),
  ];
  await db.client.$transaction(async (holder) => {
    await holder.$queryRaw`select id from users where id = ${ids[1]}::uuid for no key update`;
    const block = { kind: "block" as const, reason: "Evacuation", until: null };
    expect(await bulkUsers(db, actor, { projectId, ids, action: block })).toEqual({ done: 3, failed: [] });
    expect(
      await bulkUsers(db, actor, { projectId, ids, action: { kind: "review", note: "All of them" } }),
    ).toEqual({ done: 3, failed: [] });
  });
  expect(await repairStandings(db)).toBe(1);
  expect(await compareStandings(db, projectId)).toMatchObject({
    counters: [0, 0, 3, 0],
    counts: [0, 0, 3, 0],
  });
  const late = { kind: "block" as const, reason: "x", until: "2020-01-01T00:00:00Z" };
  await expect(bulkUsers(db, actor, { projectId, ids, action: late })).rejects.toMatchObject({
    code: "block.until-in-past",
  });
});

test("who may not run the verb on one person may not run it on many", async () => {
  const { projectId, actor } = await givenTeam(db);
  const ids = [await givenUser(db, actor)];
  const auditor = { ...actor, role: "auditor" as const };
  const block = { kind: "block" as const, reason: "x", until: null };
  await expect(bulkUsers(db, auditor, { projectId, ids, action: block })).rejects.toMatchObject({
    code: "request.forbidden",
  });
});
