import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { addUser } from "./add-user.ts";
import { blockUser } from "./block-user.ts";
import { listUsers } from "./list-users.ts";

const { db } = await databaseForFile();

const everyone = {
  tab: "all",
  q: "",
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  bounced: false,
} as const;
const filter = (more: object = {}) => ({
  ...everyone,
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  ...more,
});
const person = (projectId: string, lastName: string, more: object = {}) => ({
  projectId,
  firstName: "Ada",
  lastName,
  email: `${lastName.toLowerCase()}@example.org`,
  phone: null,
  idNumber: null,
  syncId: null,
  companyIds: [],
  roleIds: [],
  invite: true,
  ...more,
});

test("an added person is active and invited, and the tab counters know", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const added = await addUser(db, actor, person(projectId, "Lovelace", { idNumber: "000123" }));
  expect(added).toMatchObject({ shortNumber: 1, invited: true, held: null });
  const page = await listUsers(db, projectId, { filter: filter(), sort: "name", limit: 50 });
  expect(page.rows).toHaveLength(1);
  expect(page.rows[0]).toMatchObject({ standing: "active", passState: "invited", idNumber: "000123" });
  expect(page.counts).toEqual({ active: 1, inReview: 0, blocked: 0, archived: 0 });
  expect(page.asOf.position).toBe(1);
});

test("a number somebody holds cannot be given to a second person, even by two admins at once", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const both = await Promise.allSettled(
    ["Aalto", "Baker"].map((name) => addUser(db, actor, person(projectId, name, { idNumber: "77" }))),
  );
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({
    code: "credential.number-taken",
  });
});

test("pages by name hold everybody once, whatever the page size", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const names = ["Zürn", "Ångström", "Baker", "baker", "Curie", "Öz", "Dirac"];
  for (const name of names) await addUser(db, actor, person(projectId, name));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listUsers(db, projectId, { filter: filter(), sort: "name", limit: 2, cursor });
    seen.push(...page.rows.map((row) => row.lastName));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen.map((name) => name.toLowerCase())).toEqual([
    "ångström",
    "baker",
    "baker",
    "curie",
    "dirac",
    "öz",
    "zürn",
  ]);
});

test("search finds parts of words without regard to case and accents, and beginnings with one or two letters", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  for (const name of ["Ångström", "Strömgren", "Curie"]) await addUser(db, actor, person(projectId, name));
  const found = async (q: string) =>
    (await listUsers(db, projectId, { filter: filter({ q }), sort: "name", limit: 50 })).rows.map(
      (row) => row.lastName,
    );
  expect(await found("STROM")).toEqual(["Strömgren", "Ångström"]);
  expect(await found("cu")).toEqual(["Curie"]);
  expect(await found("100%")).toEqual([]);
});

test("a block closes the doors in every fact, moves the counters, withdraws the invitation and opens a revocation", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const { id } = await addUser(db, actor, person(projectId, "Mallory"));
  await blockUser(db, actor, { projectId, userId: id, reason: "Lost badge", until: null });
  const page = await listUsers(db, projectId, {
    filter: filter({ tab: "blocked" }),
    sort: "name",
    limit: 50,
  });
  expect(page.rows[0]).toMatchObject({ standing: "blocked", passState: "none", invitationExpiresAt: null });
  expect(page.counts).toEqual({ active: 0, inReview: 0, blocked: 1, archived: 0 });
  expect(await db.client.invitation.findFirst({ where: { projectId } })).toMatchObject({
    state: "withdrawn",
    why: "blocked",
  });
  expect(await db.client.revocation.count({ where: { projectId, userId: id } })).toBe(1);
  expect(await db.client.blocklistEntry.count({ where: { projectId, email: "mallory@example.org" } })).toBe(
    1,
  );
});

test("a block never waits for somebody who holds the person's row", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const { id } = await addUser(db, actor, person(projectId, "Held"));
  await db.client.$transaction(async (holder) => {
    await holder.$queryRaw`select id from users where id = ${id}::uuid for no key update`;
    await blockUser(db, actor, { projectId, userId: id, reason: "Now", until: null });
  });
  const [row] = (await listUsers(db, projectId, { filter: filter(), sort: "name", limit: 5 })).rows;
  expect(row?.standing).toBe("blocked");
});
