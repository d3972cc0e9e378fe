import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { addBlocklistEntry } from "../blocks/add-blocklist-entry.ts";
import { followToEnd } from "../changes/follower.ts";
import { mailFollower } from "../mails/mail-reactions.ts";
import { runPassClocks } from "../passes/run-pass-clocks.ts";
import { archiveUser } from "../users/archive-user.ts";
import { blockUser } from "../users/block-user.ts";
import { editUser } from "../users/edit-user.ts";
import { restoreUser } from "../users/restore-user.ts";
import { reviewUser } from "../users/review-user.ts";
import { compareStandings, givenPhone, givenTeam, givenUser } from "../users/user.fixture.ts";
import { agreeToImport, approveImport } from "./agree-to-import.ts";
import { cancelImport } from "./cancel-import.ts";
import { chooseForRow, setImportOptions } from "./change-run.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { listImportItems } from "./list-import-items.ts";
import { listImports } from "./list-imports.ts";
import { revertImport } from "./revert-import.ts";

const { db, clock } = await databaseForFile();

async function givenDesk() {
  const team = await givenTeam(db);
  const { projectId, actor } = team;
  const importer = givenImporter(db, actor);
  const add = (lastName: string, idNumber: string) => givenUser(db, actor, { lastName, idNumber });
  const person = (lastName: string) =>
    db.client.user.findFirstOrThrow({
      where: { projectId, lastName },
      include: { pass: true, credentials: true },
    });
  const revert = async (importId: string) => {
    const { importId: undoing } = await revertImport(db, actor, { projectId, importId });
    await importer.advance(undoing);
    return undoing;
  };
  return { ...team, importer, add, person, revert };
}

test("undoing brings back the removed with their phones, puts values back, and archives whom it added", async () => {
  const { projectId, importer, add, person, revert } = await givenDesk();
  await givenPhone(db, projectId, await add("Phone", "1"));
  await add("Changed", "2");
  const importId = await importer.bring([row("Changed", "22", "", "changed@example.org"), row("Added", "1")]);
  await importer.apply(importId);
  const undoing = await revert(importId);
  expect(await importer.tabs(undoing)).toEqual({
    restored: ["Phone"],
    changed: ["Changed"],
    removed: ["Added"],
  });
  const { plan, kind } = await importer.show(undoing);
  expect(kind).toBe("revert");
  expect(plan).toMatchObject({
    phones: { same: 1, anew: 0 },
    mails: { invitations: 0, removals: 1, returns: 1 },
  });
  await importer.apply(undoing);
  expect(await importer.show(undoing)).toMatchObject({ state: "done", failure: null });
  expect(await person("Phone")).toMatchObject({ standing: "active", pass: { state: "active", epoch: 1 } });
  expect((await person("Phone")).credentials).toMatchObject([{ number: "1", live: true }]);
  expect(await person("Changed")).toMatchObject({ idNumber: "2" });
  expect(await person("Added")).toMatchObject({ standing: "archived", pass: { state: "removed" } });
  expect(await importer.show(importId)).toMatchObject({
    ...{ reverted: true, revertedBy: undoing, revertibleUntil: null },
  });
  const { rows } = await listImports(db, { projectId, limit: 10 });
  expect(rows.map(({ id, reverted }) => [id, reverted])).toEqual([
    [undoing, false],
    [importId, true],
  ]);
  await expect(revert(importId)).rejects.toThrow("import.wrong-state");
  const standings = await compareStandings(db, projectId);
  expect(standings.copies).toEqual(standings.facts);
  expect(standings.counters).toEqual(standings.counts);
});

test("what somebody did since stays, and is listed", async () => {
  const { projectId, actor, importer, add, person, revert } = await givenDesk();
  const ids = {
    edited: await add("Edited", "1"),
    back: await add("Back", "2"),
    spare: await add("Spare", "3"),
  };
  const importId = await importer.bring([
    row("Edited", "11", "s-1"),
    row("Used", "4"),
    row("Fresh", "5"),
    row("Spare", "3"),
  ]);
  await importer.apply(importId);
  const patch = { base: { idNumber: "11" }, patch: { idNumber: "12" } };
  await editUser(db, actor, { projectId, userId: ids.edited, ...patch });
  await restoreUser(db, actor, { projectId, userId: ids.back, tellPerson: false });
  await givenPhone(db, projectId, (await person("Used")).id);
  await blockUser(db, actor, { projectId, userId: (await person("Fresh")).id, reason: "Test", until: null });
  const undoing = await revert(importId);
  expect(await importer.tabs(undoing)).toEqual({
    changed: ["Edited"],
    "kept-since": ["Back"],
    "kept-active": ["Used"],
    "kept-blocked": ["Fresh"],
  });
  const { rows } = await listImportItems(db, { projectId, importId: undoing, kind: "changed", limit: 10 });
  expect(rows[0]).toMatchObject({
    editedSince: ["idNumber"],
    changes: [{ field: "syncId", before: "s-1", after: null }],
  });
  await importer.apply(undoing);
  expect(await person("Edited")).toMatchObject({ idNumber: "12", syncId: null });
});

/** Somebody in review whom a file has removed. */
async function givenLeaver() {
  const desk = await givenDesk();
  const { projectId, actor, importer, add } = desk;
  const userId = await add("Doubtful", "1");
  await givenPhone(db, projectId, userId);
  await reviewUser(db, actor, { projectId, userId, note: "Odd papers" });
  const importId = await importer.bring([row("Other", "2")]);
  await importer.apply(importId);
  expect(await desk.person("Doubtful")).toMatchObject({ standing: "archived" });
  const reviews = () =>
    db.client.review.findMany({ where: { projectId, userId }, orderBy: { openedAt: "asc" } });
  return { ...desk, userId, importId, reviews };
}

const inReviewAgain = [
  { closedHow: "left" },
  { closedHow: null, closedAt: null, cause: "by-hand", note: "Odd papers" },
];

test("whoever left with a review that nobody had decided is in review again when the run is undone", async () => {
  const { importer, importId, person, revert, reviews } = await givenLeaver();
  const undoing = await revert(importId);
  expect((await importer.show(undoing)).plan?.mails).toMatchObject({ invitations: 0 });
  await importer.apply(undoing);
  expect(await person("Doubtful")).toMatchObject({ standing: "in-review", pass: { state: "active" } });
  expect(await reviews()).toMatchObject(inReviewAgain);
});

test("and when a later file brings them back, or an admin", async () => {
  const byFile = await givenLeaver();
  const importId = await byFile.importer.bring([row("Doubtful", "1"), row("Other", "2")]);
  expect((await byFile.importer.show(importId)).plan?.mails).toMatchObject({ invitations: 0 });
  await byFile.importer.apply(importId);
  expect(await byFile.person("Doubtful")).toMatchObject({ standing: "in-review" });
  expect(await byFile.reviews()).toMatchObject(inReviewAgain);
  const byHand = await givenLeaver();
  const { projectId, actor, userId } = byHand;
  await restoreUser(db, actor, { projectId, userId, tellPerson: false });
  expect(await byHand.person("Doubtful")).toMatchObject({ standing: "in-review" });
  expect(await byHand.reviews()).toMatchObject(inReviewAgain);
});

test("once the phones were wiped a new invitation is needed, and the plan says for how many", async () => {
  const { projectId, importer, add, person, revert } = await givenDesk();
  await givenPhone(db, projectId, await add("Phone", "1"));
  await add("Never", "2");
  const importId = await importer.bring([row("A", "3"), row("B", "4"), row("C", "5")]);
  await importer.apply(importId);
  await db.client.pass.updateMany({ where: { projectId, state: "removing" }, data: { state: "removed" } });
  const undoing = await revert(importId);
  expect((await importer.show(undoing)).plan).toMatchObject({
    phones: { same: 0, anew: 1 },
    mails: { invitations: 1 },
  });
  await importer.apply(undoing);
  expect(await person("Phone")).toMatchObject({ standing: "active", pass: { state: "invited", epoch: 2 } });
  expect(await person("Never")).toMatchObject({ standing: "active", pass: { state: "removed" } });
});

test("undoing is one run at a time, can be called off, and ends after seven days", async () => {
  const { projectId, actor, importer, revert } = await givenDesk();
  const importId = await importer.bring([row("A", "1")]);
  await expect(revert(importId)).rejects.toThrow("import.wrong-state");
  await importer.apply(importId);
  const undoing = await revert(importId);
  expect(await revert(importId)).toBe(undoing);
  expect(await importer.show(importId)).toMatchObject({ reverted: false, revertedBy: undoing });
  await cancelImport(db, actor, { projectId, importId: undoing });
  const another = await revert(importId);
  expect(another).not.toBe(undoing);
  expect(await importer.show(another)).toMatchObject({ isTooLate: false });
  clock.shiftMs = 7 * 24 * 60 * 60 * 1000 + 60_000;
  try {
    await expect(revert(importId)).rejects.toThrow("import.too-late");
    await expect(importer.apply(another)).rejects.toThrow("import.too-late");
    expect(await importer.show(importId)).toMatchObject({ revertibleUntil: null, isTooLate: false });
    expect(await importer.show(another)).toMatchObject({ state: "ready", isTooLate: true });
  } finally {
    clock.shiftMs = 0;
  }
});

test("whom an undoing sends away again is away as before: no later file brings back whom an admin sent away", async () => {
  const { projectId, actor, importer, add, person, revert } = await givenDesk();
  await add("Stays", "1");
  const byHand = await add("Byhand", "2");
  await archiveUser(db, actor, { projectId, userId: byHand, tellPerson: false });
  const file = [row("Stays", "1"), row("Byhand", "2")];
  const importId = await importer.bring(file);
  await chooseForRow(db, actor, { projectId, importId, n: 2, choice: { kind: "restore", restore: true } });
  await importer.advance(importId);
  await importer.apply(importId);
  expect(await person("Byhand")).toMatchObject({ standing: "active" });
  const undoing = await revert(importId);
  await importer.apply(undoing);
  expect(await person("Byhand")).toMatchObject({ standing: "archived" });
  const again = await importer.bring(file);
  expect(await importer.tabs(again)).toMatchObject({ "archived-by-hand": ["Byhand"] });
});

test("who comes back to closed doors is not told that access is back, and is not counted as told", async () => {
  const { projectId, actor, importer, add, revert } = await givenDesk();
  const reviewed = await add("Reviewed", "1");
  const told = await add("Told", "2");
  await add("Stays", "3");
  await reviewUser(db, actor, { projectId, userId: reviewed, note: "Odd papers" });
  const importId = await importer.bring([row("Stays", "3")]);
  await importer.apply(importId);
  await followToEnd(db, projectId, mailFollower);
  await db.client.mail.updateMany({ where: { projectId, kind: "access-removed" }, data: { state: "sent" } });
  const undoing = await revert(importId);
  await setImportOptions(db, actor, {
    ...{ projectId, importId: undoing, mode: "replace", inviteAll: false, tellReturned: true },
  });
  await importer.advance(undoing);
  expect((await importer.show(undoing)).plan?.mails.returns).toBe(1);
  await importer.apply(undoing);
  await followToEnd(db, projectId, mailFollower);
  const mails = await db.client.mail.findMany({ where: { projectId, kind: "access-restored" } });
  expect(mails.map(({ userId }) => userId)).toEqual([told]);
});

test("what the plan says of an invitation or of the blocklist is shown when it is another by then", async () => {
  const { projectId, actor, importer, add, revert } = await givenDesk();
  await givenPhone(db, projectId, await add("Wiped", "1"));
  const reviewed = await add("Reviewed", "4");
  await givenPhone(db, projectId, reviewed);
  await reviewUser(db, actor, { projectId, userId: reviewed, note: "Odd papers" });
  const importId = await importer.bring([row("Added", "2")]);
  await importer.apply(importId);
  const undoing = await revert(importId);
  expect((await importer.show(undoing)).plan?.phones).toEqual({ same: 2, anew: 0 });
  clock.shiftMs = 25 * 3_600_000;
  try {
    await runPassClocks(db);
  } finally {
    clock.shiftMs = 0;
  }
  await importer.apply(undoing);
  const moved = await importer.show(undoing);
  expect(moved).toMatchObject({ state: "ready", failure: "moved", plan: { phones: { same: 0, anew: 1 } } });
  expect(moved.plan?.moved?.shown).toMatchObject(
    ["Ada Reviewed", "Ada Wiped"].map((name) => ({ name, is: "restored", what: "pass" })),
  );
  await cancelImport(db, actor, { projectId, importId: undoing });
  const fresh = await importer.bring([row("Added", "2"), row("Listed", "3")]);
  const entry = { email: null, phone: null, name: "Ada Listed", birthDate: null, idNumber: "3" };
  await addBlocklistEntry(db, actor, { projectId, ...entry, reason: "Test", until: null });
  await importer.apply(fresh);
  expect((await importer.show(fresh)).plan?.moved?.shown).toMatchObject([
    { name: "Ada Listed", is: "new", what: "blocklist" },
  ]);
});

test("an undoing agreed to in time is not approved when it has become too late", async () => {
  const { projectId, actor, importer, revert } = await givenDesk();
  const importId = await importer.bring(["Una", "Dua", "Tria"].map((name, nth) => row(name, `${nth}`)));
  await importer.apply(importId);
  const second = await givenAdmin(db, projectId, "admin");
  const undoing = await revert(importId);
  const planHash = (await importer.show(undoing)).plan?.hash ?? "";
  await agreeToImport(db, actor, { projectId, importId: undoing, planHash, removals: 3 });
  expect(await importer.show(undoing)).toMatchObject({ state: "held", approvers: 1, isTooLate: false });
  clock.shiftMs = 8 * 24 * 3_600_000;
  try {
    const approving = approveImport(db, second, { projectId, importId: undoing, planHash });
    await expect(approving).rejects.toThrow("import.too-late");
    expect(await importer.show(undoing)).toMatchObject({ state: "held", isTooLate: true });
  } finally {
    clock.shiftMs = 0;
  }
});
