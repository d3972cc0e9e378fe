import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { createRole } from "../roles/create-role.ts";
import { giveRole } from "../roles/give-role.ts";
import { blockUser } from "../users/block-user.ts";
import { editUser } from "../users/edit-user.ts";
import { unblockAndRevalidateUser } from "../users/unblock-and-revalidate-user.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { listHistory, listHistoryOf } from "./list-history.ts";

const { db } = await databaseForFile();

test("the log of a person says who, what, old and new, when and from where", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { lastName: "Lovelace" });
  const edit = { projectId, userId, base: { lastName: "Lovelace" }, patch: { lastName: "King" } };
  const fromWeb = { ...db, origin: { requestId: "request-1", source: "web 192.0.2.7" } };
  await editUser(fromWeb, actor, edit);
  const role = await createRole(db, actor, { projectId, name: "Guard", description: "" });
  await giveRole(db, actor, { projectId, userId, roleId: role.id, validFrom: null, validTo: null });
  const { entries, next, asOf } = await listHistoryOf(
    db,
    projectId,
    { kind: "user", id: userId },
    { limit: 10 },
  );
  expect(entries.map((entry) => entry.verb)).toEqual(["user.role-added", "user.edited", "user.added"]);
  expect(entries[0]?.fields).toEqual([
    { field: "role", after: "Guard" },
    { field: "roles", before: null, after: ["Guard"] },
  ]);
  expect(entries[1]).toMatchObject({
    by: { kind: "admin", id: actor.adminId, name: "Test admin" },
    source: "web 192.0.2.7",
    requestId: "request-1",
    subject: { kind: "user", id: userId, name: "Ada King" },
    fields: [{ field: "lastName", before: "Lovelace", after: "King" }],
    erased: false,
  });
  expect(next).toBeNull();
  expect(asOf.position).toBe(4);
});

test("pages of the log hold every change once, also where a commit holds several, and erased details are said", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  for (let turn = 0; turn < 3; turn += 1) {
    await blockUser(db, actor, { projectId, userId, reason: `Turn ${turn}`, until: null });
    await db.client.review.create({
      data: {
        projectId,
        id: crypto.randomUUID(),
        userId,
        cause: "by-hand",
        openedAt: new Date(),
        openedBy: "system:test",
      },
    });
    await unblockAndRevalidateUser(db, actor, { projectId, userId, blocks: "all" });
  }
  await db.client.changeDetail.deleteMany({ where: { projectId, before: "{}" } });
  const seen: number[] = [];
  let before: number | undefined;
  const erased = new Set<string>();
  do {
    const page = await listHistoryOf(db, projectId, { kind: "user", id: userId }, { limit: 2, before });
    for (const entry of page.entries) {
      seen.push(entry.position);
      if (entry.erased) erased.add(entry.verb);
    }
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual(Array.from({ length: 10 }, (_, n) => 10 - n));
  expect([...erased].sort()).toEqual(["user.added", "user.revalidated"]);
});

test("the audit is narrowed by admin, verb and time, and holds nothing of another project", async () => {
  const { projectId, actor } = await givenTeam(db);
  const second = await givenAdmin(db, projectId, "owner");
  const other = await givenTeam(db);
  await givenUser(db, other.actor);
  const userId = await givenUser(db, actor);
  await blockUser(db, second, { projectId, userId, reason: "x", until: null });
  const verbs = async (narrow: object) =>
    (await listHistory(db, { projectId, limit: 50, ...narrow })).entries.map((entry) => entry.verb);
  expect(await verbs({})).toEqual(["user.blocked", "user.added"]);
  expect(await verbs({ adminId: second.adminId })).toEqual(["user.blocked"]);
  expect(await verbs({ verb: "user.added" })).toEqual(["user.added"]);
  expect(await verbs({ from: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
  expect(await verbs({ to: new Date(Date.now() - 60_000).toISOString() })).toEqual([]);
});
