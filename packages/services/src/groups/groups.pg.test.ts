import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { setImportSettings } from "../imports/import-settings.ts";
import { archiveUser } from "../users/archive-user.ts";
import { listUsers } from "../users/list-users.ts";
import { restoreUser } from "../users/restore-user.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { assignGroup } from "./assign-group.ts";
import { createGroup } from "./create-group.ts";
import { deleteGroup } from "./delete-group.ts";
import { listGroups } from "./list-groups.ts";
import { removeGroup } from "./remove-group.ts";
import { renameGroup } from "./rename-group.ts";

const { db } = await databaseForFile();
const changesOf = (projectId: string) => readChanges(db.client, projectId, 0, 1000);
const membersOf = async (projectId: string, groupIds: string[]) => {
  const filter = {
    tab: "all" as const,
    q: "",
    roleIds: [],
    companyIds: [],
    groupIds,
    records: [],
    passStates: [],
    bounced: false,
  };
  return (await listUsers(db, projectId, { filter, sort: "name", limit: 5 })).rows;
};
const peopleIn = async (projectId: string) =>
  (await listGroups(db, { projectId, q: "", limit: 50 })).groups.map(
    ({ name, people }) => `${name} ${people}`,
  );

test("somebody is in two groups, is found by either, shows their new names, and can leave", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  await givenUser(db, actor);
  const night = await createGroup(db, actor, { projectId, name: "Night shift" });
  const crew = await createGroup(db, actor, { projectId, name: "Crew A" });
  const empty = await createGroup(db, actor, { projectId, name: "Nobody" });
  await assignGroup(db, actor, { projectId, userId, groupId: night.id });
  await assignGroup(db, actor, { projectId, userId, groupId: crew.id });
  expect((await changesOf(projectId)).at(-1)).toMatchObject({
    verb: "user.group-added",
    before: { groups: [{ name: "Night shift" }] },
    after: { groups: [{ name: "Crew A" }, { name: "Night shift" }] },
  });
  expect(await peopleIn(projectId)).toEqual(["Crew A 1", "Night shift 1", "Nobody 0"]);
  for (const ids of [[night.id], [crew.id], [empty.id, crew.id]])
    expect((await membersOf(projectId, ids)).map((row) => row.id)).toEqual([userId]);
  expect(await membersOf(projectId, [empty.id])).toEqual([]);
  await renameGroup(db, actor, { projectId, groupId: crew.id, name: "Quay crew" });
  const [row] = await membersOf(projectId, [crew.id]);
  expect(row?.groups.map((group) => group.name)).toEqual(["Night shift", "Quay crew"]);
  await removeGroup(db, actor, { projectId, userId, groupId: crew.id });
  expect(await membersOf(projectId, [crew.id])).toEqual([]);
});

test("doing what is done already changes nothing and logs nothing", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const { id: groupId } = await createGroup(db, actor, { projectId, name: "Crew" });
  await Promise.all([1, 2, 3].map(() => assignGroup(db, actor, { projectId, userId, groupId })));
  await renameGroup(db, actor, { projectId, groupId, name: "Crew" });
  await removeGroup(db, actor, { projectId, userId, groupId });
  await removeGroup(db, actor, { projectId, userId, groupId });
  const verbs = (await changesOf(projectId)).map((change) => change.verb);
  expect(verbs.filter((verb) => /group/.test(verb))).toEqual([
    "group.created",
    "user.group-added",
    "user.group-removed",
  ]);
});

test("a group name belongs to one group, and the refusal says which, also when two take it at once", async () => {
  const { projectId, actor } = await givenTeam(db);
  const both = await Promise.allSettled(
    [1, 2].map(() => createGroup(db, actor, { projectId, name: "Night shift" })),
  );
  const made = both.flatMap((one) => (one.status === "fulfilled" ? [one.value.id] : []));
  expect(made).toHaveLength(1);
  const second = createGroup(db, actor, { projectId, name: "NIGHT SHIFT" });
  const taken = { code: "group.name-taken", details: { groupId: made[0] } };
  await expect(second).rejects.toMatchObject(taken);
  const { id: groupId } = await createGroup(db, actor, { projectId, name: "Day shift" });
  await expect(renameGroup(db, actor, { projectId, groupId, name: "night shift" })).rejects.toMatchObject(
    taken,
  );
  expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: taken });
});

test("a group somebody is in stays; one that only archived people were in goes, and they come back without it", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const { id: groupId } = await createGroup(db, actor, { projectId, name: "Crew" });
  await assignGroup(db, actor, { projectId, userId, groupId });
  await expect(deleteGroup(db, actor, { projectId, groupId })).rejects.toMatchObject({
    code: "group.in-use",
    details: { people: 1, imports: 0, isScope: false },
  });
  await archiveUser(db, actor, { projectId, userId, tellPerson: false });
  expect(await peopleIn(projectId)).toEqual(["Crew 0"]);
  await deleteGroup(db, actor, { projectId, groupId });
  expect((await changesOf(projectId)).at(-1)).toMatchObject({
    verb: "group.deleted",
    before: { name: "Crew" },
  });
  await restoreUser(db, actor, { projectId, userId, tellPerson: false });
  expect((await membersOf(projectId, []))[0]?.groups).toEqual([]);
  await expect(deleteGroup(db, actor, { projectId, groupId })).rejects.toMatchObject({
    code: "request.not-found",
  });
});

test("a group that files are about stays", async () => {
  const { projectId, actor } = await givenTeam(db);
  const { id: groupId } = await createGroup(db, actor, { projectId, name: "Crew" });
  const limits = { guardPercent: 20, guardPeople: 500 };
  await setImportSettings(db, actor, { projectId, scope: "group", companyId: null, groupId, ...limits });
  await expect(deleteGroup(db, actor, { projectId, groupId })).rejects.toMatchObject({
    code: "group.in-use",
    details: { people: 0, imports: 0, isScope: true },
  });
});

test("whoever is put into a group while it is deleted is in it, or is told that there is no such group", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  for (let round = 0; round < 10; round += 1) {
    const { id: groupId } = await createGroup(db, actor, { projectId, name: `Crew ${round}` });
    const [put, gone] = await Promise.allSettled([
      assignGroup(db, actor, { projectId, userId, groupId }),
      deleteGroup(db, actor, { projectId, groupId }),
    ]);
    const isThere = (await db.client.group.count({ where: { projectId, id: groupId } })) === 1;
    expect(put.status).toBe(isThere ? "fulfilled" : "rejected");
    expect(isThere ? gone : put).toMatchObject({
      reason: { code: isThere ? "group.in-use" : "request.not-found" },
    });
  }
});

test("a group of another project does not exist here", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const other = await givenTeam(db);
  const { id: groupId } = await createGroup(db, other.actor, { projectId: other.projectId, name: "Theirs" });
  const unknown = { code: "request.not-found" };
  const [of, here] = [
    { projectId, userId, groupId },
    { projectId, groupId },
  ];
  await expect(assignGroup(db, actor, of)).rejects.toMatchObject(unknown);
  await expect(removeGroup(db, actor, of)).rejects.toMatchObject(unknown);
  await expect(renameGroup(db, actor, { ...here, name: "Mine" })).rejects.toMatchObject(unknown);
  await expect(deleteGroup(db, actor, here)).rejects.toMatchObject(unknown);
  expect(await peopleIn(projectId)).toEqual([]);
  expect(await peopleIn(other.projectId)).toEqual(["Theirs 0"]);
});

test("groups come by pages, each once, and are found by parts of their names without accents", async () => {
  const { projectId, actor } = await givenTeam(db);
  for (const name of ["Équipe nuit", "Crane crew", "Öl team", "alarm watch"])
    await createGroup(db, actor, { projectId, name });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listGroups(db, { projectId, q: "", limit: 2, cursor });
    seen.push(...page.groups.map((group) => group.name));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["alarm watch", "Crane crew", "Équipe nuit", "Öl team"]);
  const found = await listGroups(db, { projectId, q: "nuit equ", limit: 10 });
  expect(found.groups.map((group) => group.name)).toEqual(["Équipe nuit"]);
});
