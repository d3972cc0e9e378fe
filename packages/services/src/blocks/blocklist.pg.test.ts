import type { AddBlocklistEntryInput } from "@gatehouse/contracts/blocks/blocklist";
import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { addUser } from "../users/add-user.ts";
import { blockUser } from "../users/block-user.ts";
import { givenTeam, givenUser, personInput } from "../users/user.fixture.ts";
import { addBlocklistEntry } from "./add-blocklist-entry.ts";
import { listBlocklist } from "./list-blocklist.ts";
import { removeBlocklistEntry } from "./remove-blocklist-entry.ts";

const { db, clock } = await databaseForFile();
const entry = (projectId: string, more: Partial<AddBlocklistEntryInput>): AddBlocklistEntryInput => ({
  projectId,
  ...{ email: null, phone: null, name: null, birthDate: null, idNumber: null, reason: "Theft", until: null },
  ...more,
});
const list = async (projectId: string, q = "") =>
  (await listBlocklist(db, { projectId, q, limit: 50 })).entries;

test("an entry made by hand holds back whoever is added, names whom it matches already, and closes no door to them", async () => {
  const { projectId, actor } = await givenTeam(db);
  const namesake = await givenUser(db, actor, { firstName: "Søren", lastName: "Kierkegaard" });
  const card = await givenUser(db, actor, { firstName: "Card", lastName: "Holder", idNumber: "AB12" });
  const made = await addBlocklistEntry(
    db,
    actor,
    entry(projectId, { name: "Kierkegard Soren", idNumber: "ab12" }),
  );
  expect(
    new Map(made.people.map((person) => [person.userId, person.reasons.map((reason) => reason.rule)])),
  ).toEqual(
    new Map([
      [namesake, ["name"]],
      [card, ["id-number"]],
    ]),
  );
  expect(await db.client.review.count({ where: { projectId } })).toBe(0);
  const added = await addUser(
    db,
    actor,
    personInput(projectId, "Kierkegaard", { firstName: "Soren", invite: true }),
  );
  expect(added).toMatchObject({ invited: false, held: "blocklist-hit" });
  expect((await readChanges(db.client, projectId, 2, 1))[0]).toMatchObject({
    verb: "blocklist.added",
    after: { name: "kierkegard soren", reason: "Theft" },
  });
});

test("an entry that could never match is refused, and so is one that ends in the past", async () => {
  const { projectId, actor } = await givenTeam(db);
  const hollow = addBlocklistEntry(
    db,
    actor,
    entry(projectId, { email: "only@example.org", birthDate: "1990-01-01" }),
  );
  await expect(hollow).rejects.toMatchObject({ code: "request.invalid" });
  const late = addBlocklistEntry(db, actor, entry(projectId, { name: "Eve", until: "2020-01-01T00:00:00Z" }));
  await expect(late).rejects.toMatchObject({ code: "block.until-in-past" });
});

test("an entry taken off holds nobody back any more, and the block that made it stays", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { firstName: "Mal", lastName: "Lory" });
  await blockUser(db, actor, { projectId, userId, reason: "Theft", until: null });
  const [listed] = await list(projectId);
  expect(listed).toMatchObject({
    source: "block",
    userId,
    personName: "Mal Lory",
    addedBy: { id: actor.adminId },
    reason: "Theft",
  });
  await removeBlocklistEntry(db, actor, { projectId, entryId: listed?.id ?? "" });
  await removeBlocklistEntry(db, actor, { projectId, entryId: listed?.id ?? "" });
  expect((await readChanges(db.client, projectId, 0, 10)).map((change) => change.verb)).toEqual([
    "user.added",
    "user.blocked",
    "blocklist.removed",
  ]);
  expect(await list(projectId)).toEqual([]);
  expect(await db.client.block.count({ where: { projectId, closedAt: null } })).toBe(1);
  expect(
    await addUser(db, actor, personInput(projectId, "Lory", { firstName: "Mal", invite: true })),
  ).toMatchObject({ invited: true });
});

test("the list shows what is in force, newest first, page by page, and is searched", async () => {
  const { projectId, actor } = await givenTeam(db);
  const other = await givenTeam(db);
  await addBlocklistEntry(db, other.actor, entry(other.projectId, { name: "Someone Else" }));
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await addBlocklistEntry(db, actor, entry(projectId, { name: "First", until: inAnHour }));
  for (const name of ["Second", "Third Ångström", "Fourth"])
    await addBlocklistEntry(db, actor, entry(projectId, { name, reason: `Reason of ${name}` }));
  const names: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBlocklist(db, { projectId, q: "", limit: 3, cursor });
    names.push(...page.entries.map((one) => one.name));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(names).toEqual(["fourth", "angstrom third", "second", "first"]);
  expect((await list(projectId, "reason angs")).map((one) => one.name)).toEqual(["angstrom third"]);
  clock.shiftMs = 3_600_001;
  expect((await list(projectId)).map((one) => one.name)).not.toContain("first");
  clock.shiftMs = 0;
});
