import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { createProject } from "./create-project.ts";
import { listProjects } from "./list-projects.ts";
import { makeFirstOwner } from "./make-first-owner.ts";

const { db } = await databaseForFile();
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: Error) => error.message,
  );

test("the first owner is made once, however often and from how many shells at once the command runs", async () => {
  const runs = await Promise.all([1, 2, 3].map(() => makeFirstOwner(db, { email: "First@Example.org" })));
  expect(new Set(runs.map((run) => run.projectId)).size).toBe(1);
  expect(new Set(runs.map((run) => run.path)).size).toBe(3);
  for (const { path } of runs) expect(path).toMatch(/^\/login\/confirm#[\w-]{43}\.[2-9A-Z]{4}$/);
  const [first] = runs;
  expect(await listProjects(db, first?.adminId ?? "")).toEqual([
    {
      id: first?.projectId,
      name: "My project",
      role: "owner",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      isDemo: false,
    },
  ]);
  expect(await db.client.mail.count({ where: { recipient: "first@example.org", kind: "sign-in" } })).toBe(3);
});

test("once there is an owner, a stranger is not made one, and leaves no trace", async () => {
  expect(await refusal(makeFirstOwner(db, { email: "stranger@example.org" }))).toBe("project.already-owned");
  expect(await db.client.admin.count({ where: { email: "stranger@example.org" } })).toBe(0);
});

test("a new project has its logs, its default role and its owner, all recorded in its own log", async () => {
  const owner = await givenAdmin(db, await givenProject(db, "Old port"), "owner");
  const { id } = await createProject(db, owner, {
    projectId: owner.projectId,
    name: "New port",
    timeZone: "Europe/Lisbon",
  });
  const project = await db.client.project.findUniqueOrThrow({ where: { id } });
  const role = await db.client.role.findFirstOrThrow({ where: { projectId: id } });
  expect([project.timeZone, project.defaultRoleId, role.name]).toEqual(["Europe/Lisbon", role.id, "Staff"]);
  expect(await db.client.doorHead.count({ where: { projectId: id } })).toBe(1);
  const changes = await readChanges(db.client, id, 0, 10);
  expect(changes.map((change) => change.verb)).toEqual(["project.created", "role.created", "member.added"]);
  expect(new Set(changes.map((change) => change.actor))).toEqual(new Set([`admin:${owner.adminId}`]));
  expect((await listProjects(db, owner.adminId)).map((one) => [one.name, one.role])).toEqual([
    ["Old port", "owner"],
    ["New port", "owner"],
  ]);
  expect(await readChanges(db.client, owner.projectId, 0, 10)).toEqual([]);
});

test("two clicks at once make one project", async () => {
  const owner = await givenAdmin(db, await givenProject(db, "First"), "owner");
  const input = { projectId: owner.projectId, name: "Twice", timeZone: "UTC" };
  const both = await Promise.all(
    [createProject(db, owner, input), createProject(db, owner, { ...input, name: " TWICE " })].map(refusal),
  );
  expect(both.toSorted()).toEqual(["done", "project.name-taken"]);
  expect(await listProjects(db, owner.adminId)).toHaveLength(2);
});
