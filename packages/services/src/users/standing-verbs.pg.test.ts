import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { clearBlocklistMatch } from "../blocks/clear-blocklist-match.ts";
import { endDueBlocks } from "../blocks/end-due-blocks.ts";
import { addUser } from "./add-user.ts";
import { archiveUser, deleteUser } from "./archive-user.ts";
import { blockUser } from "./block-user.ts";
import { restoreUser } from "./restore-user.ts";
import { revalidateUser } from "./revalidate-user.ts";
import { reviewUser } from "./review-user.ts";
import { unblockAndRevalidateUser } from "./unblock-and-revalidate-user.ts";
import { unblockUser } from "./unblock-user.ts";
import { compareStandings, givenPhone, givenTeam, givenUser, personInput } from "./user.fixture.ts";

const { db, clock } = await databaseForFile();
const lastChange = async (projectId: string) => (await readChanges(db.client, projectId, 0, 1000)).at(-1);
const standingOf = async (id: string) => (await db.client.user.findFirstOrThrow({ where: { id } })).standing;

test("a mark for review closes the doors, keeps phone and invitation, and is logged with its note", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { invite: true });
  expect(await reviewUser(db, actor, { projectId, userId, note: "Badge photo differs" })).toEqual({
    standing: "in-review",
  });
  expect(await standingOf(userId)).toBe("in-review");
  expect(await db.client.invitation.count({ where: { projectId, userId, state: "open" } })).toBe(1);
  const change = await lastChange(projectId);
  expect(change).toMatchObject({ verb: "user.marked-for-review", before: { standing: "active" } });
  expect(change?.after).toMatchObject({
    standing: "in-review",
    reviewCause: "by-hand",
    note: "Badge photo differs",
  });
  expect(change?.after?.revocationId).toEqual(expect.any(String));
});

test("of two overlapping blocks each can be lifted alone, and only the last one leads to review", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const first = await blockUser(db, actor, { projectId, userId, reason: "One", until: null });
  const second = await blockUser(db, actor, { projectId, userId, reason: "Two", until: null });
  expect(await unblockUser(db, actor, { projectId, userId, blocks: [first.blockId] })).toEqual({
    standing: "blocked",
  });
  expect(await db.client.blocklistEntry.count({ where: { projectId, removedAt: null } })).toBe(1);
  expect(await unblockUser(db, actor, { projectId, userId, blocks: [second.blockId] })).toEqual({
    standing: "in-review",
  });
  expect(await db.client.review.findFirst({ where: { projectId, userId } })).toMatchObject({
    cause: "unblocked",
  });
  const again = unblockUser(db, actor, { projectId, userId, blocks: "all" });
  await expect(again).rejects.toMatchObject({ code: "user.not-blocked" });
});

test("a revalidation brings somebody back, and is refused to somebody who is not in review", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  await reviewUser(db, actor, { projectId, userId, note: "" });
  await reviewUser(db, actor, { projectId, userId, note: "again" });
  expect(await revalidateUser(db, actor, { projectId, userId })).toEqual({ standing: "active" });
  expect(await lastChange(projectId)).toMatchObject({
    verb: "user.revalidated",
    after: { standing: "active" },
  });
  await expect(revalidateUser(db, actor, { projectId, userId })).rejects.toMatchObject({
    code: "user.not-in-review",
  });
});

test("unblock and revalidate opens no review in between and logs both halves in one commit", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  await reviewUser(db, actor, { projectId, userId, note: "" });
  await blockUser(db, actor, { projectId, userId, reason: "Mistaken", until: null });
  expect(await unblockAndRevalidateUser(db, actor, { projectId, userId, blocks: "all" })).toEqual({
    standing: "active",
  });
  const changes = (await readChanges(db.client, projectId, 0, 100)).slice(-2);
  expect(changes.map((change) => change.verb)).toEqual(["user.unblocked", "user.revalidated"]);
  expect(new Set(changes.map((change) => change.requestId)).size).toBe(1);
  expect(await db.client.review.count({ where: { projectId, userId } })).toBe(1);
});

test("somebody on the blocklist is added in review without an invitation and comes in only after 'not the same person'", async () => {
  const { projectId, actor } = await givenTeam(db);
  const bad = await givenUser(db, actor, {
    firstName: "Jonathan",
    lastName: "Smithfield",
    email: "j@example.org",
  });
  await blockUser(db, actor, { projectId, userId: bad, reason: "Theft", until: null });
  const alike = await addUser(
    db,
    actor,
    personInput(projectId, "Smithfeld", { firstName: "Jonathan", email: "other@example.org", invite: true }),
  );
  expect(alike).toMatchObject({ invited: false, held: "blocklist-hit" });
  const mine = { projectId, userId: alike.id };
  const entry = await db.client.blocklistEntry.findFirstOrThrow({ where: { projectId } });
  await expect(revalidateUser(db, actor, mine)).rejects.toMatchObject({
    code: "user.blocklist-hit",
    details: { entryIds: [entry.id] },
  });
  await clearBlocklistMatch(db, actor, { ...mine, entryId: entry.id });
  await clearBlocklistMatch(db, actor, { ...mine, entryId: entry.id });
  expect(await lastChange(projectId)).toMatchObject({
    verb: "user.match-cleared",
    after: { rules: ["name"] },
  });
  expect(await revalidateUser(db, actor, mine)).toEqual({ standing: "active" });
  const stranger = await givenUser(db, actor, { firstName: "Zoe", lastName: "Quux" });
  const unrelated = clearBlocklistMatch(db, actor, { projectId, userId: stranger, entryId: entry.id });
  await expect(unrelated).rejects.toMatchObject({ code: "request.not-found" });
});

test("a block ends by the database clock: alone it frees the person, beside a review it leaves them in review", async () => {
  const { projectId, actor } = await givenTeam(db);
  const [alone, reviewed, forever] = [
    await givenUser(db, actor),
    await givenUser(db, actor),
    await givenUser(db, actor),
  ];
  const until = new Date(Date.now() + 3_600_000).toISOString();
  for (const userId of [alone, reviewed])
    await blockUser(db, actor, { projectId, userId, reason: "An hour", until });
  await blockUser(db, actor, { projectId, userId: forever, reason: "For good", until: null });
  await reviewUser(db, actor, { projectId, userId: reviewed, note: "" });
  expect(await endDueBlocks(db)).toBe(0);
  clock.shiftMs = 3_600_001;
  expect(await endDueBlocks(db)).toBe(2);
  expect(await endDueBlocks(db)).toBe(0);
  clock.shiftMs = 0;
  expect([await standingOf(alone), await standingOf(reviewed), await standingOf(forever)]).toEqual([
    "active",
    "in-review",
    "blocked",
  ]);
  expect(
    await db.client.review.findMany({ where: { projectId, userId: reviewed }, orderBy: { openedAt: "asc" } }),
  ).toMatchObject([{ cause: "by-hand" }, {}]);
  expect(await lastChange(projectId)).toMatchObject({ verb: "user.block-ended", actor: "system:clock" });
});

test("a block that ends in the past is refused and leaves nothing behind", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  const late = blockUser(db, actor, {
    projectId,
    userId,
    reason: "Too late",
    until: new Date(Date.now() - 1000).toISOString(),
  });
  await expect(late).rejects.toMatchObject({ code: "block.until-in-past" });
  expect(await db.client.block.count({ where: { projectId } })).toBe(0);
});

test("a deletion withdraws the invitation, frees the number and owes the person a mail; archiving only when asked to", async () => {
  const { projectId, actor } = await givenTeam(db);
  const [deleted, quiet] = [
    await givenUser(db, actor, { invite: true, idNumber: "0042" }),
    await givenUser(db, actor),
  ];
  await deleteUser(db, actor, { projectId, userId: deleted });
  expect((await lastChange(projectId))?.after).toMatchObject({
    standing: "archived",
    cause: "deleted",
    mail: "access-removed",
    passState: "removed",
    withdrawn: "deleted",
  });
  expect(await db.client.invitation.findFirst({ where: { projectId } })).toMatchObject({
    state: "withdrawn",
    why: "deleted",
  });
  await givenUser(db, actor, { idNumber: "0042" });
  await archiveUser(db, actor, { projectId, userId: quiet, tellPerson: false });
  expect((await lastChange(projectId))?.after).not.toHaveProperty("mail");
  await expect(archiveUser(db, actor, { projectId, userId: quiet, tellPerson: true })).rejects.toMatchObject({
    code: "user.archived",
  });
  const back = restoreUser(db, actor, { projectId, userId: deleted, tellPerson: false });
  await expect(back).rejects.toMatchObject({
    code: "credential.number-taken",
    details: { number: "0042", holder: expect.stringContaining("Ada ") },
  });
});

test("a restored person returns to what is still open below; roles come back as they were, the phone does not", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  await givenPhone(db, projectId, userId);
  await blockUser(db, actor, { projectId, userId, reason: "Still open", until: null });
  await archiveUser(db, actor, { projectId, userId, tellPerson: false });
  expect(await restoreUser(db, actor, { projectId, userId, tellPerson: true })).toEqual({
    standing: "blocked",
    takenBack: false,
  });
  const change = await lastChange(projectId);
  expect(change).toMatchObject({ verb: "user.restored", after: { standing: "blocked" } });
  expect(change?.after).not.toHaveProperty("mail");
  expect(await db.client.pass.findFirst({ where: { userId } })).toMatchObject({ state: "removing" });
});

test("who is restored before the wipe order went out is taken back with the same phone", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  await givenPhone(db, projectId, userId);
  await archiveUser(db, actor, { projectId, userId, tellPerson: false });
  // A sync removal waits with the order until its undo window is over.
  await db.client.pass.updateMany({ where: { userId }, data: { wipeOrderAt: null } });
  expect(await restoreUser(db, actor, { projectId, userId, tellPerson: false })).toEqual({
    standing: "active",
    takenBack: true,
  });
  expect(await db.client.pass.findFirst({ where: { userId } })).toMatchObject({ state: "active", epoch: 1 });
});

test("people of another project do not exist for any verb", async () => {
  const { projectId, actor } = await givenTeam(db);
  const other = await givenTeam(db);
  const userId = await givenUser(db, other.actor);
  const mine = { projectId, userId };
  for (const attempt of [
    () => blockUser(db, actor, { ...mine, reason: "x", until: null }),
    () => reviewUser(db, actor, { ...mine, note: "" }),
    () => archiveUser(db, actor, { ...mine, tellPerson: false }),
    () => restoreUser(db, actor, { ...mine, tellPerson: false }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "request.not-found" });
  expect(await compareStandings(db, other.projectId)).toMatchObject({
    counters: [1, 0, 0, 0],
    counts: [1, 0, 0, 0],
  });
});
