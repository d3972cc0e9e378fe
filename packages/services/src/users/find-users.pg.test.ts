import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { archiveUser } from "./archive-user.ts";
import { findDoubles } from "./find-doubles.ts";
import { findUsers } from "./find-users.ts";
import { listUsers } from "./list-users.ts";
import { readUserIds, readUsersByIds } from "./read-users.ts";
import { givenTeam, givenUser } from "./user.fixture.ts";

const { db } = await databaseForFile();
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

test("the palette finds by name, jumps by id and short number, and not where a number is also somebody's ID", async () => {
  const { projectId, actor } = await givenTeam(db);
  const first = await givenUser(db, actor, { firstName: "Marie", lastName: "Curie" });
  const second = await givenUser(db, actor, { firstName: "Pierre", lastName: "Curie", idNumber: "000001" });
  const found = async (q: string) => {
    const answer = await findUsers(db, projectId, q, "full");
    return { ids: answer.people.map((person) => person.id), jump: answer.jump };
  };
  expect(await found("curie ma")).toEqual({ ids: [first], jump: null });
  expect(await found(second.toUpperCase())).toEqual({ ids: [second], jump: second });
  expect(await found("#2")).toMatchObject({ jump: second });
  const both = await found("000001");
  expect(both.jump).toBeNull();
  expect(new Set(both.ids)).toEqual(new Set([first, second]));
  expect(await found("  ")).toEqual({ ids: [], jump: null });
});

test("a desk finds people by name only: no address, no ID, and no letter of them either", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, {
    lastName: "Tubman",
    email: "secret-box@example.org",
    idNumber: "778899",
  });
  const limited = async (q: string) => (await findUsers(db, projectId, q, "limited")).people;
  expect(await limited("tubm")).toMatchObject([{ id: userId, email: "" }]);
  for (const q of ["secret-box", "778899", "77", "@example.org"]) expect(await limited(q)).toEqual([]);
  const page = await listUsers(db, projectId, {
    filter: { ...filter, q: "secret" },
    sort: "name",
    limit: 5,
    reach: "limited",
  });
  expect(page.rows).toEqual([]);
});

test("a possible double is offered by ID, e-mail, phone or a similar name, strongest first, archived ones too", async () => {
  const { projectId, actor } = await givenTeam(db);
  const byId = await givenUser(db, actor, { lastName: "Zeta", idNumber: "42" });
  const byEmail = await givenUser(db, actor, { lastName: "Theta", email: "Rosa@Example.org" });
  const byPhone = await givenUser(db, actor, { lastName: "Kappa", phone: "+32 470 00 11 22" });
  const byName = await givenUser(db, actor, { firstName: "Rosalínd", lastName: "Franklin" });
  await archiveUser(db, actor, { projectId, userId: byName, tellPerson: false });
  const typed = {
    projectId,
    firstName: "Franklin",
    lastName: "Rosalind",
    email: "rosa@example.org",
    phone: "0032 470 001122",
    idNumber: "42",
  };
  const { doubles } = await findDoubles(db, typed);
  expect(doubles.map(({ row, reasons }) => [row.id, reasons])).toEqual([
    [byId, ["id-number"]],
    [byEmail, ["email"]],
    [byPhone, ["phone"]],
    [byName, ["name"]],
  ]);
  expect(doubles[3]?.row.standing).toBe("archived");
  const nothing = { projectId, firstName: "R", lastName: "", email: "rosa", phone: "", idNumber: "" };
  expect((await findDoubles(db, nothing)).doubles).toEqual([]);
  const self = { ...typed, idNumber: "", phone: "", firstName: "", lastName: "", exceptId: byEmail };
  expect((await findDoubles(db, self)).doubles).toEqual([]);
});

test("rows come by id in the order asked, and all ids of a filter with their exact number", async () => {
  const { projectId, actor } = await givenTeam(db);
  const other = await givenTeam(db);
  const foreign = await givenUser(db, other.actor);
  const ids = [await givenUser(db, actor, { lastName: "B" }), await givenUser(db, actor, { lastName: "A" })];
  const { rows, asOf } = await readUsersByIds(db, projectId, [...ids, foreign, ids[0] ?? ""]);
  expect(rows.map((row) => row.id)).toEqual(ids);
  expect(asOf.position).toBe(2);
  expect(await readUserIds(db, projectId, filter)).toEqual({ total: 2, ids: ids.toReversed() });
});
