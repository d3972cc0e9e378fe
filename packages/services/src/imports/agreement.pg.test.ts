import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { createCompany } from "../companies/create-company.ts";
import { inviteMember } from "../members/invite-member.ts";
import { createRole } from "../roles/create-role.ts";
import { setDefaultRole } from "../roles/set-default-role.ts";
import { givenUser } from "../users/user.fixture.ts";
import { advanceImport } from "./advance-import.ts";
import { agreeToImport, approveImport } from "./agree-to-import.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { setImportSettings } from "./import-settings.ts";
import { pauseAt } from "./pause-at.fixture.ts";

const { db } = await databaseForFile();

/** A project of one admin with ten people, and a file that keeps so many of them. */
async function givenTen(kept: number, percent = 20) {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId, "owner");
  const limit = (guardPercent: number) =>
    setImportSettings(db, actor, {
      ...{ projectId, scope: "everyone", companyId: null, groupId: null },
      ...{ guardPercent, guardPeople: 500 },
    });
  await limit(percent);
  const names = Array.from({ length: 10 }, (_, nth) => `Person${String.fromCharCode(97 + nth)}`);
  for (const [nth, lastName] of names.entries()) await givenUser(db, actor, { lastName, idNumber: `${nth}` });
  const importer = givenImporter(db, actor);
  const rows = names.slice(0, kept).map((lastName, nth) => row(lastName, `${nth}`));
  return { projectId, actor, importer, rows, limit };
}

const archived = (projectId: string) => db.client.user.count({ where: { projectId, standing: "archived" } });

test("a second admin who came since is asked, before anybody is removed", async () => {
  const { projectId, actor, importer, rows } = await givenTen(2);
  const importId = await importer.bring(rows);
  expect((await importer.show(importId)).plan).toMatchObject({ removals: 8, guard: "type-number" });
  const input = { projectId, name: "Second", email: "second@example.org", role: "admin" } as const;
  const { id } = await inviteMember(db, actor, input);
  const { adminId } = await db.client.member.findUniqueOrThrow({
    where: { projectId_id: { projectId, id } },
  });
  await importer.apply(importId);
  const again = await importer.show(importId);
  expect(again).toMatchObject({ state: "ready", failure: "moved", plan: { guard: "second-admin" } });
  expect(await archived(projectId)).toBe(0);
  await importer.apply(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "held" });
  await approveImport(db, { ...actor, adminId }, { projectId, importId, planHash: again.plan?.hash ?? "" });
  await importer.advance(importId);
  expect(await archived(projectId)).toBe(8);
});

test("a guard that was tightened since holds what was free before", async () => {
  const { projectId, actor, importer, rows, limit } = await givenTen(5, 100);
  const importId = await importer.bring(rows);
  const { plan } = await importer.show(importId);
  expect(plan).toMatchObject({ removals: 5, guard: "free" });
  await agreeToImport(db, actor, { projectId, importId, planHash: plan?.hash ?? "", removals: null });
  await limit(20);
  await importer.advance(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "ready", plan: { guard: "type-number" } });
  expect(await archived(projectId)).toBe(0);
});

test("nobody new gets a role that the agreed plan did not name", async () => {
  const { projectId, actor, importer, rows } = await givenTen(10);
  const importId = await importer.bring([...rows, row("Newcomer", "77")]);
  expect((await importer.show(importId)).plan?.defaultRole).toBeNull();
  const { id: roleId } = await createRole(db, actor, { projectId, name: "Welder", description: "" });
  await setDefaultRole(db, actor, { projectId, roleId });
  await importer.apply(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "ready", plan: { defaultRole: "Welder" } });
  expect(await db.client.userRole.count({ where: { projectId } })).toBe(0);
  await importer.apply(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "done" });
  expect(await db.client.userRole.count({ where: { projectId, roleId } })).toBe(1);
});

test("people the run itself has added make its removals no smaller share", async () => {
  const { projectId, actor, importer, rows } = await givenTen(5);
  const newcomers = Array.from({ length: 30 }, (_, nth) => row(`Newcomer${nth}`, `1${nth}`));
  const importId = await importer.bring([...rows, ...newcomers]);
  const { plan } = await importer.show(importId);
  expect(plan).toMatchObject({ removals: 5, inScope: 10, guard: "type-number" });
  await agreeToImport(db, actor, { projectId, importId, planHash: plan?.hash ?? "", removals: 5 });
  const paused = pauseAt(db, "lock");
  const applied = advanceImport(paused.db, importer.tools, projectId, importId);
  await paused.reached;
  await createCompany(db, actor, { projectId, name: "Unrelated" });
  paused.goOn();
  await applied;
  expect(await importer.show(importId)).toMatchObject({ state: "done", counts: { new: 30, removed: 5 } });
});
