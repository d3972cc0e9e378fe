import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { archiveUser } from "../users/archive-user.ts";
import { listUsers } from "../users/list-users.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { assignCompany } from "./assign-company.ts";
import { createCompany } from "./create-company.ts";
import { deleteCompany } from "./delete-company.ts";
import { listCompanies } from "./list-companies.ts";
import { removeCompany } from "./remove-company.ts";
import { renameCompany } from "./rename-company.ts";

const { db } = await databaseForFile();
const changesOf = (projectId: string) => readChanges(db.client, projectId, 0, 1000);
const search = async (projectId: string, q: string) => {
  const filter = {
    tab: "all" as const,
    q,
    roleIds: [],
    companyIds: [],
    groupIds: [],
    records: [],
    passStates: [],
    bounced: false,
  };
  return (await listUsers(db, projectId, { filter, sort: "name", limit: 5 })).rows;
};

test("somebody gets a second company, is found by its name, also after it was renamed, and can lose it again", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const acme = await createCompany(db, actor, { projectId, name: "Acme Cranes" });
  const zenith = await createCompany(db, actor, { projectId, name: "Zenith" });
  await assignCompany(db, actor, { projectId, userId, companyId: zenith.id });
  await assignCompany(db, actor, { projectId, userId, companyId: acme.id });
  expect((await changesOf(projectId)).at(-1)).toMatchObject({
    verb: "user.company-added",
    before: { companies: [{ name: "Zenith" }] },
    after: { companies: [{ name: "Acme Cranes" }, { name: "Zenith" }] },
  });
  expect(await search(projectId, "acme")).toHaveLength(1);
  await renameCompany(db, actor, { projectId, companyId: acme.id, name: "Ångström Lifting" });
  expect(await search(projectId, "acme")).toHaveLength(0);
  expect((await search(projectId, "angstrom"))[0]?.companies.map((company) => company.name)).toEqual([
    "Zenith",
    "Ångström Lifting",
  ]);
  await removeCompany(db, actor, { projectId, userId, companyId: acme.id });
  expect(await search(projectId, "angstrom")).toHaveLength(0);
});

test("doing what is done already changes nothing and logs nothing", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const { id: companyId } = await createCompany(db, actor, { projectId, name: "Acme" });
  await Promise.all([1, 2, 3].map(() => assignCompany(db, actor, { projectId, userId, companyId })));
  expect((await changesOf(projectId)).filter((change) => change.verb === "user.company-added")).toHaveLength(
    1,
  );
  await removeCompany(db, actor, { projectId, userId, companyId });
  await removeCompany(db, actor, { projectId, userId, companyId });
  expect(
    (await changesOf(projectId)).filter((change) => change.verb === "user.company-removed"),
  ).toHaveLength(1);
});

test("a company name belongs to one company, and the refusal says which", async () => {
  const { projectId, actor } = await givenTeam(db);
  const { id } = await createCompany(db, actor, { projectId, name: "Acme" });
  const second = createCompany(db, actor, { projectId, name: "ACME" });
  await expect(second).rejects.toMatchObject({ code: "company.name-taken", details: { companyId: id } });
});

test("companies come by pages, each once, and are found by parts of their names without accents", async () => {
  const { projectId, actor } = await givenTeam(db);
  const names = ["Ångström", "Baker", "Öresund Marine", "acme", "Zürich Lift"];
  for (const name of names) await createCompany(db, actor, { projectId, name });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCompanies(db, { projectId, q: "", limit: 2, cursor });
    seen.push(...page.companies.map((company) => company.name));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["acme", "Ångström", "Baker", "Öresund Marine", "Zürich Lift"]);
  const found = await listCompanies(db, { projectId, q: "marine ores", limit: 10 });
  expect(found.companies.map((company) => company.name)).toEqual(["Öresund Marine"]);
  const broken = listCompanies(db, {
    projectId,
    q: "",
    limit: 2,
    cursor: '["name","x","------------------------------------"]',
  });
  await expect(broken).rejects.toMatchObject({ code: "request.invalid" });
});

test("a company somebody is in stays; one that only archived people were in goes, out of what they are found by too", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const { id: companyId } = await createCompany(db, actor, { projectId, name: "Acme" });
  const { id: second } = await createCompany(db, actor, { projectId, name: "Zenith" });
  for (const id of [companyId, second]) await assignCompany(db, actor, { projectId, userId, companyId: id });
  await expect(deleteCompany(db, actor, { projectId, companyId })).rejects.toMatchObject({
    code: "company.in-use",
    details: { people: 1, grants: 0, imports: 0, isScope: false },
  });
  await archiveUser(db, actor, { projectId, userId, tellPerson: false });
  await deleteCompany(db, actor, { projectId, companyId });
  expect((await changesOf(projectId)).at(-1)).toMatchObject({
    verb: "company.deleted",
    before: { name: "Acme" },
  });
  expect(await search(projectId, "acme")).toEqual([]);
  expect((await search(projectId, "zenith"))[0]?.companies).toMatchObject([{ name: "Zenith" }]);
  const other = await givenTeam(db);
  const { id: theirs } = await createCompany(db, other.actor, { projectId: other.projectId, name: "Theirs" });
  await expect(deleteCompany(db, actor, { projectId, companyId: theirs })).rejects.toMatchObject({
    code: "request.not-found",
  });
});
