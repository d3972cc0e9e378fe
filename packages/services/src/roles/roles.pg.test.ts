import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { archiveUser } from "../users/archive-user.ts";
import { listUsers } from "../users/list-users.ts";
import { restoreUser } from "../users/restore-user.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { createRole } from "./create-role.ts";
import { giveRole } from "./give-role.ts";
import { listRoles } from "./list-roles.ts";
import { renameRole } from "./rename-role.ts";
import { setDefaultRole } from "./set-default-role.ts";
import { setRoleValidity } from "./set-role-validity.ts";
import { takeRole } from "./take-role.ts";

const { db, clock } = await databaseForFile();
const lastChange = async (projectId: string) => (await readChanges(db.client, projectId, 0, 1000)).at(-1);
const forever = { validFrom: null, validTo: null };
const filter = {
  tab: "all" as const,
  q: "",
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  bounced: false,
};

test("a role is made, renamed and made the default; a name belongs to one role whatever its case", async () => {
  const { projectId, actor } = await givenTeam(db);
  const { id } = await createRole(db, actor, { projectId, name: "Welder", description: "" });
  const again = createRole(db, actor, { projectId, name: "WELDER", description: "" });
  await expect(again).rejects.toMatchObject({ code: "role.name-taken", details: { roleId: id } });
  await renameRole(db, actor, { projectId, roleId: id, name: "Pipe welder", description: "Hot work" });
  await setDefaultRole(db, actor, { projectId, roleId: id });
  expect(await lastChange(projectId)).toMatchObject({
    verb: "role.default-set",
    after: { defaultRoleId: id, name: "Pipe welder" },
  });
  const list = await listRoles(db, projectId);
  expect(list).toMatchObject({
    defaultRoleId: id,
    roles: [{ name: "Pipe welder", description: "Hot work", isDefault: true, holders: 0 }],
  });
  await setDefaultRole(db, actor, { projectId, roleId: null });
  expect((await listRoles(db, projectId)).defaultRoleId).toBeNull();
});

test("two admins who make a role of one name at once: one makes it, the other is told which it is", async () => {
  const { projectId, actor } = await givenTeam(db);
  const both = await Promise.allSettled(
    [1, 2].map(() => createRole(db, actor, { projectId, name: "Guard", description: "" })),
  );
  const made = both.find((one) => one.status === "fulfilled");
  expect(both.find((one) => one.status === "rejected")).toMatchObject({
    reason: { code: "role.name-taken", details: { roleId: made?.value.id } },
  });
});

test("roles given at once are all in the list that is logged last", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const names = ["Guard", "Medic", "Welder"];
  const roles = await Promise.all(
    names.map((name) => createRole(db, actor, { projectId, name, description: "" })),
  );
  await Promise.all(
    roles.map((role) => giveRole(db, actor, { projectId, userId, roleId: role.id, ...forever })),
  );
  const change = await lastChange(projectId);
  expect(change).toMatchObject({
    verb: "user.role-added",
    after: { roles: names.map((name) => ({ name, status: "accepted" })) },
  });
  expect(change?.before).toHaveProperty("roles.length", 2);
  const twice = giveRole(db, actor, { projectId, userId, roleId: roles[0]?.id ?? "", ...forever });
  await expect(twice).rejects.toMatchObject({ code: "role.already-held" });
});

test("the record status follows validity and archiving, in the row and in the filter, for that very role", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const welder = await createRole(db, actor, { projectId, name: "Welder", description: "" });
  const guard = await createRole(db, actor, { projectId, name: "Guard", description: "" });
  const validTo = new Date(Date.now() + 60_000).toISOString();
  await giveRole(db, actor, { projectId, userId, roleId: welder.id, ...forever });
  await giveRole(db, actor, { projectId, userId, roleId: guard.id, ...forever });
  await setRoleValidity(db, actor, { projectId, userId, roleId: welder.id, validFrom: null, validTo });
  expect(await lastChange(projectId)).toMatchObject({
    verb: "user.role-changed",
    after: { role: "Welder", validTo },
  });
  const found = async (roleId: string, record: "accepted" | "expired" | "archived") => {
    const asked = { ...filter, roleIds: [roleId], records: [record] };
    return (await listUsers(db, projectId, { filter: asked, sort: "name", limit: 5 })).rows[0]?.roles.map(
      (role) => role.status,
    );
  };
  expect(await found(welder.id, "accepted")).toEqual(["accepted", "accepted"]);
  clock.shiftMs = 61_000;
  expect(await found(welder.id, "expired")).toEqual(["accepted", "expired"]);
  expect(await found(guard.id, "expired")).toBeUndefined();
  clock.shiftMs = 0;
  await archiveUser(db, actor, { projectId, userId, tellPerson: false });
  expect((await lastChange(projectId))?.after).toMatchObject({
    roles: [{ status: "archived" }, { status: "archived" }],
  });
  expect(await found(guard.id, "archived")).toEqual(["archived", "archived"]);
  expect((await listRoles(db, projectId)).roles.map((role) => role.holders)).toEqual([0, 0]);
  await restoreUser(db, actor, { projectId, userId, tellPerson: false });
  expect((await lastChange(projectId))?.after).toMatchObject({
    roles: [{ status: "accepted" }, { status: "accepted" }],
  });
});

test("a role is taken once, and a validity that ends before it begins is refused", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const { id: roleId } = await createRole(db, actor, { projectId, name: "Guest", description: "" });
  const backwards = { validFrom: "2027-01-02T00:00:00Z", validTo: "2027-01-01T00:00:00Z" };
  const given = giveRole(db, actor, { projectId, userId, roleId, ...backwards });
  await expect(given).rejects.toMatchObject({ code: "request.invalid", details: { field: "validTo" } });
  await giveRole(db, actor, { projectId, userId, roleId, ...forever });
  await takeRole(db, actor, { projectId, userId, roleId });
  expect(await lastChange(projectId)).toMatchObject({
    verb: "user.role-removed",
    before: { roles: [{ name: "Guest" }] },
    after: { roles: [] },
  });
  await expect(takeRole(db, actor, { projectId, userId, roleId })).rejects.toMatchObject({
    code: "role.not-held",
  });
});

test("a role of another project does not exist", async () => {
  const { projectId, actor } = await givenTeam(db);
  const other = await givenTeam(db);
  const foreign = await createRole(db, other.actor, {
    projectId: other.projectId,
    name: "Guard",
    description: "",
  });
  const userId = await givenUser(db, actor);
  const given = giveRole(db, actor, { projectId, userId, roleId: foreign.id, ...forever });
  await expect(given).rejects.toMatchObject({ code: "request.not-found" });
});
