import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { describe, expect, test } from "vitest";
import { assignCompany } from "../companies/assign-company.ts";
import { createCompany } from "../companies/create-company.ts";
import { deleteCompany } from "../companies/delete-company.ts";
import { removeCompany } from "../companies/remove-company.ts";
import { assignGroup } from "../groups/assign-group.ts";
import { createGroup } from "../groups/create-group.ts";
import { deleteGroup } from "../groups/delete-group.ts";
import { removeGroup } from "../groups/remove-group.ts";
import { archiveUser } from "../users/archive-user.ts";
import { listUsers } from "../users/list-users.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { cancelImport } from "./cancel-import.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { setImportSettings } from "./import-settings.ts";
import { revertImport } from "./revert-import.ts";

const { db, clock } = await databaseForFile();
const limits = { guardPercent: 20, guardPeople: 500 };

/** A project whose files are about one company or one group, with people inside and outside it. */
async function givenScope(kind: "company" | "group") {
  const { projectId, actor } = await givenTeam(db);
  const name = { projectId, name: "Crane crew" };
  const { id } = await (kind === "company" ? createCompany(db, actor, name) : createGroup(db, actor, name));
  const [companyId, groupId] = kind === "company" ? [id, null] : [null, id];
  await setImportSettings(db, actor, { projectId, scope: kind, companyId, groupId, ...limits });
  const add = async (lastName: string, idNumber: string, isInside: boolean) => {
    const userId = await givenUser(db, actor, { lastName, idNumber });
    if (isInside) await put(userId);
    return userId;
  };
  const of = (userId: string) => ({ projectId, userId, companyId: id, groupId: id });
  const put = async (userId: string) => {
    const { companyId: _company, ...inGroup } = of(userId);
    const { groupId: _group, ...inCompany } = of(userId);
    await (kind === "company" ? assignCompany(db, actor, inCompany) : assignGroup(db, actor, inGroup));
  };
  const take = async (userId: string) => {
    const { companyId: _company, ...inGroup } = of(userId);
    const { groupId: _group, ...inCompany } = of(userId);
    await (kind === "company" ? removeCompany(db, actor, inCompany) : removeGroup(db, actor, inGroup));
  };
  const list = async (tab: "all" | "archived") => {
    const none = { q: "", roleIds: [], companyIds: [], groupIds: [], records: [], passStates: [] };
    const filter = { ...none, tab, bounced: false };
    return (await listUsers(db, projectId, { filter, sort: "name", limit: 50 })).rows;
  };
  const letGo = () =>
    setImportSettings(db, actor, { projectId, scope: "everyone", companyId: null, groupId: null, ...limits });
  const remove = () =>
    kind === "company"
      ? deleteCompany(db, actor, { projectId, companyId: id })
      : deleteGroup(db, actor, { projectId, groupId: id });
  return { projectId, actor, id, add, take, list, letGo, remove, importer: givenImporter(db, actor) };
}

describe.each(["company", "group"] as const)("a file about one %s", (kind) => {
  test("is about its people only, and whoever is new belongs to it from then on", async () => {
    const { add, importer, list } = await givenScope(kind);
    await add("Inside", "1", true);
    await add("Leaving", "2", true);
    await add("Outside", "3", false);
    await add("Elsewhere", "4", false);
    const importId = await importer.bring([row("Inside", "11"), row("Outside", "33"), row("New", "5")]);
    expect(await importer.tabs(importId)).toEqual({
      changed: ["Inside"],
      removed: ["Leaving"],
      "outside-scope": ["Outside", "Elsewhere"],
      new: ["New"],
    });
    const run = await importer.show(importId);
    expect(run.plan?.inScope).toBe(2);
    expect(run.scope).toEqual({ kind, name: "Crane crew" });
    await importer.apply(importId);
    const people = new Map((await list("all")).map((one) => [one.lastName, one]));
    const belongings = (lastName: string) =>
      people.get(lastName)?.[kind === "company" ? "companies" : "groups"].map((one) => one.name);
    expect(belongings("New")).toEqual(["Crane crew"]);
    expect(belongings("Outside")).toEqual([]);
    expect(people.get("Outside")).toMatchObject({ idNumber: "3", standing: "active" });
    expect(people.get("Elsewhere")).toMatchObject({ idNumber: "4", standing: "active" });
    expect((await list("archived")).map((one) => one.lastName)).toEqual(["Leaving"]);
    const again = await importer.bring([row("Inside", "11"), row("New", "5")]);
    expect(await importer.tabs(again)).toMatchObject({ unchanged: ["Inside", "New"] });
  });

  test("is undone for its people only", async () => {
    const { projectId, actor, add, importer, list } = await givenScope(kind);
    await add("Inside", "1", true);
    await add("Leaving", "2", true);
    await add("Outside", "3", false);
    const importId = await importer.bring([row("Inside", "11"), row("New", "5")]);
    await importer.apply(importId);
    const { importId: undoing } = await revertImport(db, actor, { projectId, importId });
    await importer.advance(undoing);
    expect(await importer.tabs(undoing)).toEqual({
      changed: ["Inside"],
      restored: ["Leaving"],
      removed: ["New"],
    });
    expect((await importer.show(undoing)).scope).toEqual({ kind, name: "Crane crew" });
    await importer.apply(undoing);
    const standings = (await list("all")).map((one) => `${one.lastName} ${one.idNumber} ${one.standing}`);
    expect(standings).toEqual(["Inside 1 active", "Leaving 2 active", "New 5 archived", "Outside 3 active"]);
  });

  test("stops when somebody has left it since the plan was made", async () => {
    const { add, take, importer } = await givenScope(kind);
    await add("Inside", "1", true);
    const left = await add("Left", "2", true);
    const importId = await importer.bring([row("Inside", "1")]);
    expect(await importer.tabs(importId)).toMatchObject({ removed: ["Left"] });
    await take(left);
    await importer.apply(importId);
    expect(await importer.show(importId)).toMatchObject({ state: "ready", failure: "moved" });
    expect(await importer.tabs(importId)).toEqual({ unchanged: ["Inside"], "outside-scope": ["Left"] });
  });

  test("needs to be told which one, and not one of another project", async () => {
    const { projectId, actor, id } = await givenScope(kind);
    const other = await givenScope(kind);
    const choose = (which: string | null, scope: typeof kind | "everyone" = kind) => {
      const [companyId, groupId] = kind === "company" ? [which, null] : [null, which];
      return setImportSettings(db, actor, { projectId, scope, companyId, groupId, ...limits });
    };
    const invalid = { code: "request.invalid", details: { field: `${kind}Id` } };
    expect(() => choose(null)).toThrow(expect.objectContaining(invalid));
    expect(() => choose(id, "everyone")).toThrow(expect.objectContaining(invalid));
    await expect(choose(other.id)).rejects.toMatchObject({ code: "request.not-found" });
  });

  test("keeps it as long as a run about it waits; then it may go, and the history keeps its name", async () => {
    const { projectId, actor, add, importer, list, letGo, remove } = await givenScope(kind);
    const inUse = (imports: number) => ({ code: `${kind}.in-use`, details: { people: 0, imports } });
    await add("Leaving", "1", true);
    const waiting = await importer.bring([row("Outside", "5")]);
    await letGo();
    const [leaving] = await list("all");
    await archiveUser(db, actor, { projectId, userId: leaving?.id ?? "", tellPerson: false });
    await expect(remove()).rejects.toMatchObject(inUse(1));
    await cancelImport(db, actor, { projectId, importId: waiting });
    await remove();
    expect((await importer.show(waiting)).scope).toEqual({ kind, name: "Crane crew" });
  });

  test("can be deleted when its last run can be undone no more", async () => {
    const { add, take, letGo, remove, importer } = await givenScope(kind);
    const staying = await add("Staying", "1", true);
    const importId = await importer.bring([row("Staying", "2")]);
    await importer.apply(importId);
    await letGo();
    await take(staying);
    await expect(remove()).rejects.toMatchObject({ code: `${kind}.in-use`, details: { imports: 1 } });
    const sevenDaysMs = 7 * 86_400_000;
    clock.shiftMs = sevenDaysMs + 60_000;
    await remove().finally(() => {
      clock.shiftMs = 0;
    });
    expect(await importer.show(importId)).toMatchObject({
      state: "done",
      scope: { kind, name: "Crane crew" },
    });
  });
});

test("a file that arrives while its group is being let go and deleted is about what is chosen then", async () => {
  const { projectId, actor, id, importer } = await givenScope("group");
  const everyone = { importScope: "everyone", importGroupId: null };
  let brought: Promise<string> | undefined;
  await db.client.$transaction(async (client) => {
    await client.$queryRaw`select id from projects where id = ${projectId}::uuid for no key update`;
    brought = importer.bring([row("New", "5")]);
    await until("the file waits for the settings", async () => {
      const waiting = await db.client.$queryRaw<object[]>`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return waiting.length > 0;
    });
    await client.project.update({ where: { id: projectId }, data: everyone });
    await client.group.delete({ where: { projectId_id: { projectId, id } } });
  });
  const importId = (await brought) ?? "";
  expect((await importer.show(importId)).scope).toEqual({ kind: "everyone", name: null });
  expect(await importer.tabs(importId)).toEqual({ new: ["New"] });
  expect(await db.client.import.count({ where: { projectId: actor.projectId, groupId: id } })).toBe(0);
});
