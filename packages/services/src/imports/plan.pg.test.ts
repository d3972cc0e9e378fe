import { importRun } from "@gatehouse/contracts/imports/import-run";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { addUserCredential } from "../credentials/add-user-credential.ts";
import { archiveUser, deleteUser } from "../users/archive-user.ts";
import { blockUser } from "../users/block-user.ts";
import { reviewUser } from "../users/review-user.ts";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { chooseForRow, setImportOptions } from "./change-run.ts";
import { editImportRow } from "./edit-import-row.ts";
import { givenImporter, header, row } from "./import.fixture.ts";
import { setImportSettings } from "./import-settings.ts";
import { listFindings } from "./list-findings.ts";
import { listImportItems } from "./list-import-items.ts";
import { writeRejects } from "./write-rejects.ts";

const { db } = await databaseForFile();

async function givenDesk() {
  const team = await givenTeam(db);
  const add = (lastName: string, idNumber: string, more: object = {}) =>
    givenUser(db, team.actor, { lastName, idNumber, ...more });
  return { ...team, add, importer: givenImporter(db, team.actor) };
}

test("everybody stands in the tab the rules give them", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  const ids = {
    same: await add("Same", "1"),
    moved: await add("Moved", "2"),
    gone: await add("Gone", "3", { invite: true }),
    reset: await add("Reset", "4"),
    resetGone: await add("Resetgone", "5"),
    blocked: await add("Blocked", "6"),
    review: await add("Review", "7"),
    byHand: await add("Byhand", "8"),
  };
  for (const id of [ids.reset, ids.resetGone])
    await db.client.pass.updateMany({ where: { projectId, userId: id }, data: { state: "reset", epoch: 1 } });
  await blockUser(db, actor, { projectId, userId: ids.blocked, reason: "Test", until: null });
  await reviewUser(db, actor, { projectId, userId: ids.review, note: "" });
  await deleteUser(db, actor, { projectId, userId: ids.byHand });
  const file = [
    row("Same", "1"),
    row("Moved", "22"),
    row("Reset", "44"),
    row("Byhand", "8"),
    row("New", "9"),
  ];
  const importId = await importer.bring(file);
  expect(await importer.tabs(importId)).toEqual({
    new: ["New"],
    changed: ["Moved"],
    unchanged: ["Same"],
    removed: ["Gone", "Review"],
    "untouched-reset": ["Reset", "Resetgone"],
    "kept-blocked": ["Blocked"],
    "archived-by-hand": ["Byhand"],
  });
  const run = await importer.show(importId);
  expect(run.state).toBe("ready");
  expect(run.plan).toMatchObject({
    mails: { invitations: 1, removals: 2, returns: 0 },
    removals: 2,
    inScope: 7,
    guard: "free",
    defaultRole: null,
  });
  const { rows } = await listImportItems(db, { projectId, importId, kind: "changed", limit: 10 });
  expect(rows[0]?.changes).toEqual([{ field: "idNumber", before: "2", after: "22" }]);
  await setImportOptions(db, actor, {
    projectId,
    importId,
    mode: "update",
    inviteAll: false,
    tellReturned: false,
  });
  await importer.advance(importId);
  expect((await importer.show(importId)).counts).toMatchObject({
    removed: 0,
    new: 1,
    changed: 1,
    "kept-blocked": 0,
  });
});

test("a match is the Sync ID, else the address, and a Sync ID that is new to somebody is theirs from then on", async () => {
  const { add, importer } = await givenDesk();
  await add("Known", "1", { syncId: "s-1" });
  await add("Addressed", "2");
  const importId = await importer.bring([
    row("Renamed", "1", "s-1", "other@example.org"),
    row("Addressed", "2", "s-2"),
    row("Stranger", "3", "s-3", "known@example.org"),
  ]);
  expect(await importer.tabs(importId)).toEqual({ changed: ["Renamed", "Addressed"], new: ["Stranger"] });
});

test("whoever the file is not about is never touched", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  await add("Guard", "1");
  await add("Driver", "2");
  await setImportSettings(db, actor, {
    projectId,
    scope: "by-file",
    companyId: null,
    groupId: null,
    guardPercent: 20,
    guardPeople: 500,
  });
  const first = await importer.bring([row("Guard", "11"), row("Clerk", "3"), row("Cook", "4")]);
  expect(await importer.tabs(first)).toEqual({
    "outside-scope": ["Guard", "Driver"],
    new: ["Clerk", "Cook"],
  });
  await importer.apply(first);
  const second = await importer.bring([row("Clerk", "3")]);
  expect(await importer.tabs(second)).toEqual({
    unchanged: ["Clerk"],
    removed: ["Cook"],
    "outside-scope": ["Driver", "Guard"],
  });
  expect((await importer.show(second)).plan?.inScope).toBe(2);
});

test("faults name the line and whom it concerns, and nothing can be applied", async () => {
  const { actor, projectId, add, importer } = await givenDesk();
  await add("Twin", "1", { email: "shared@example.org" });
  await add("Other", "2", { email: "shared@example.org" });
  const blocked = await add("Holder", "77");
  await blockUser(db, actor, { projectId, userId: blocked, reason: "Test", until: null });
  const importId = await importer.bring([
    row("A", "10"),
    row("B", "10"),
    row("C", "11", "s-1"),
    row("D", "12", "s-1"),
    row("E", "13", "", "one@example.org"),
    row("F", "14", "", "one@example.org"),
    row("G", "15", "", "shared@example.org"),
    row("H", "77"),
    row("I", "16", "", "nobody"),
  ]);
  expect(await importer.findings(importId)).toEqual([
    "2 id-twice-in-file 3",
    "3 id-twice-in-file 2",
    "4 sync-id-twice-in-file 5",
    "5 sync-id-twice-in-file 4",
    "6 email-twice-in-file 7",
    "7 email-twice-in-file 6",
    "8 matches-two-people Ada Twin, Ada Other",
    "9 id-taken Ada Holder",
    "10 email-invalid",
  ]);
  const run = await importer.show(importId);
  expect(run).toMatchObject({ state: "faulty", plan: null, faultyRows: 9 });
  await expect(importer.apply(importId)).rejects.toThrow("import.wrong-state");
});

test("a number is free when whoever has it goes, gets another, or swaps", async () => {
  const { add, importer } = await givenDesk();
  await add("Gone", "1");
  await add("Left", "2");
  await add("Right", "3");
  const importId = await importer.bring([row("Fresh", "1"), row("Left", "3"), row("Right", "2")]);
  expect(await importer.findings(importId)).toEqual([]);
  await importer.apply(importId);
  expect((await importer.show(importId)).state).toBe("done");
  const users = await db.client.user.findMany({
    where: { projectId: importer.projectId, standing: "active" },
    orderBy: { idNumber: "asc" },
  });
  expect(users.map((user) => `${user.lastName} ${user.idNumber}`)).toEqual(["Fresh 1", "Right 2", "Left 3"]);
});

test("a card keeps its number from everybody else", async () => {
  const { actor, projectId, add, importer } = await givenDesk();
  const userId = await add("Holder", "1");
  await addUserCredential(db, actor, { projectId, userId, number: "500", carrier: "card" });
  const importId = await importer.bring([row("Holder", "1"), row("Wants", "500")]);
  expect(await importer.findings(importId)).toEqual(["3 id-taken Ada Holder"]);
});

test("what is merely worth knowing stops nothing", async () => {
  const { actor, projectId, add, importer } = await givenDesk();
  await add("Family", "1", { syncId: "s-1", email: "family@example.org" });
  await add("Moved", "2");
  const evil = await add("Evil", "666");
  await blockUser(db, actor, { projectId, userId: evil, reason: "Test", until: null });
  const importId = await importer.bring([
    row("Family", "1", "s-1"),
    row("Child", "3", "s-2", "family@example.org"),
    row("Moved", "4", "", "new-address@example.org"),
    row("Evil", "5", "", "evil2@example.org"),
    row("=1+1", "6", "", "f@example.org"),
  ]);
  expect(await importer.findings(importId, false)).toEqual([
    "3 email-shared Ada Family",
    "4 name-alike Ada Moved",
    "5 name-alike Ada Evil",
    "5 blocklist-hit",
    "6 formula",
  ]);
  const run = await importer.show(importId);
  expect(run.state).toBe("ready");
  expect(run.plan?.mails.invitations).toBe(3);
});

test("a question answered makes the plan anew: who it is, and that somebody sent away comes back", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  const moved = await add("Moved", "1");
  const sent = await add("Sent", "2");
  await archiveUser(db, actor, { projectId, userId: sent, tellPerson: false });
  const importId = await importer.bring([row("Moved", "1", "", "new@example.org"), row("Sent", "2")]);
  expect(await importer.tabs(importId)).toEqual({
    new: ["Moved"],
    removed: ["Moved"],
    "archived-by-hand": ["Sent"],
  });
  await chooseForRow(db, actor, { projectId, importId, n: 1, choice: { kind: "match", userId: moved } });
  await importer.advance(importId);
  await chooseForRow(db, actor, { projectId, importId, n: 2, choice: { kind: "restore", restore: true } });
  await importer.advance(importId);
  expect(await importer.tabs(importId)).toEqual({ changed: ["Moved"], restored: ["Sent"] });
});

test("a row mended in place is checked anew by itself and beside the others", async () => {
  const { projectId, actor, importer } = await givenDesk();
  const importId = await importer.bring([row("A", "1", "", "broken"), row("B", "2")]);
  const fields = { firstName: "Ada", lastName: "A", email: "b@example.org", idNumber: "1", syncId: "" };
  await editImportRow(db, actor, { projectId, importId, n: 1, fields });
  await importer.advance(importId);
  expect(await importer.findings(importId)).toEqual(["2 email-twice-in-file 3", "3 email-twice-in-file 2"]);
  await editImportRow(db, actor, {
    projectId,
    importId,
    n: 1,
    fields: { ...fields, email: "a@example.org" },
  });
  await importer.advance(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "ready", faultyRows: 0 });
});

test("a line whose quote swallowed others cannot be mended in place, so nobody is removed for not having been read", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  for (let nth = 1; nth <= 60; nth += 1) await add(`Person${nth}`, `${nth}`);
  const rows = Array.from({ length: 60 }, (_, nth) => row(`Person${nth + 1}`, `${nth + 1}`));
  const quoted = (lastName: string, idNumber: string) => row(lastName, idNumber).replace("Ada", '"Ada"');
  rows[20] = row('"Person21', "21", "", "person21@example.org");
  rows[50] = quoted("Person51", "51");
  const importId = await importer.bring(rows);
  expect(await importer.show(importId)).toMatchObject({ state: "faulty", faultyRows: 1, plan: null });
  expect(await importer.findings(importId)).toEqual(["22 quote-not-closed"]);
  const fields = {
    firstName: "Ada",
    lastName: "Person21",
    email: "a@example.org",
    idNumber: "21",
    syncId: "",
  };
  const mended = editImportRow(db, actor, { projectId, importId, n: 21, fields });
  await expect(mended).rejects.toMatchObject({ code: "import.lines-unread", details: { line: 22 } });
  expect(await importer.show(importId)).toMatchObject({ state: "faulty", plan: null });
});

test("a file with a quote that nothing closes is refused as broken off, and no mending of a row makes a plan of it", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  for (const nth of [1, 2, 3, 4]) await add(`Person${nth}`, `${nth}`);
  const importId = await importer.bring([
    row("Person1", "1", "", "broken"),
    row('"Person2', "2", "", "person2@example.org"),
    row("Person3", "3"),
  ]);
  expect(await importer.show(importId)).toMatchObject({ state: "refused", refusal: "truncated", plan: null });
  expect(await importer.findings(importId)).toEqual(["2 email-invalid", "3 quote-not-closed"]);
  const fields = { firstName: "Ada", lastName: "Person1", email: "a@example.org", idNumber: "1", syncId: "" };
  const options = { mode: "replace", inviteAll: false, tellReturned: false } as const;
  const choice = { kind: "restore", restore: true } as const;
  for (const changed of [
    () => editImportRow(db, actor, { projectId, importId, n: 1, fields }),
    () => chooseForRow(db, actor, { projectId, importId, n: 1, choice }),
    () => setImportOptions(db, actor, { projectId, importId, ...options }),
  ])
    await expect(changed()).rejects.toMatchObject({ code: "import.wrong-state" });
  expect(await importer.show(importId)).toMatchObject({ state: "refused", plan: null });
});

test("the rejects hold every faulty line with its number, a broken one as it stands in the file", async () => {
  const { projectId, importer } = await givenDesk();
  const long = `An"na,${"x".repeat(1_000)}`;
  const importId = await importer.bring([
    row("Fine", "1"),
    row("Broken", "2", "", "broken"),
    `${row("Wide", "3", "s-3")},left,over,,`,
    long,
    row('"Open', "5", "", "open@example.org"),
    row('"Shut"', "6", "", "shut@example.org"),
  ]);
  const parts: string[] = [];
  for await (const part of writeRejects(db, projectId, importId, (reason) => reason)) parts.push(part);
  const swallowed = [
    row('"Open', "5", "", "open@example.org"),
    row('"Shut"', "6", "", "shut@example.org"),
  ].join("\n");
  expect(parts.join("")).toBe(
    [
      "\ufeffFirst name,Last name,E-mail,ID,Sync ID,Error,Line,Unread",
      "Ada,Broken,broken,2,,email-invalid,3,",
      'Ada,Wide,wide@example.org,3,s-3,extra-columns,4,"left,over"',
      `,,,,,stray-quote,5,"${long.replace('"', '""')}"`,
      `,,,,,quote-not-closed,6,"${swallowed.replaceAll('"', '""')}"`,
      "",
    ].join("\r\n"),
  );
  const { rows } = await listFindings(db, { projectId, importId, isFault: true, limit: 10 });
  expect(rows.map(({ value }) => value)).toEqual([
    "broken",
    "left,over",
    `${long.slice(0, 300)}…`,
    swallowed,
  ]);
});

test("nine of twelve stop, two of two do not, and invitations for all are counted", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  for (let nth = 0; nth < 12; nth += 1) await add(`Person${nth}`, `${nth}`);
  const importId = await importer.bring([0, 1, 2].map((nth) => row(`Person${nth}`, `${nth}`)));
  expect((await importer.show(importId)).plan).toMatchObject({
    removals: 9,
    inScope: 12,
    guard: "type-number",
  });
  await setImportOptions(db, actor, {
    projectId,
    importId,
    mode: "update",
    inviteAll: true,
    tellReturned: false,
  });
  await importer.advance(importId);
  expect((await importer.show(importId)).plan).toMatchObject({
    removals: 0,
    guard: "free",
    mails: { invitations: 3 },
  });
});

/** A file of one person and as many columns. */
const wide = (columns: number) => {
  const more = (text: string) => Array.from({ length: columns - 5 }, (_, nth) => `${text}${nth}`);
  return `${[header, ...more("Column ")].join(",")}\n${[row("Wide", "7", "s"), ...more("")].join(",")}\n`;
};

test("a file may have as many columns as can be chosen from", async () => {
  const { importer } = await givenDesk();
  const run = await importer.show(await importer.bringBytes(Buffer.from(wide(300))));
  expect(run.state).toBe("ready");
  expect(importRun.parse(run).format?.columns).toHaveLength(300);
});

test("a file nobody can have meant is refused, and nobody goes", async () => {
  const { add, importer } = await givenDesk();
  await add("Person", "1");
  const refusal = async (text: string) => {
    const run = await importer.show(await importer.bringBytes(Buffer.from(text)));
    expect(importRun.parse(run)).toMatchObject({ state: "refused", plan: null });
    return run.refusal;
  };
  expect(await refusal("")).toBe("empty");
  expect(await refusal(`${header}\n`)).toBe("header-only");
  expect(await refusal(`${header}\n${row("A", "1")}\nAda,Len`)).toBe("truncated");
  expect(await refusal("PK\u0003\u0004 a spreadsheet")).toBe("not-text");
  expect(await refusal("one column\nonly\n")).toBe("columns-missing");
  expect(await refusal(wide(301))).toBe("too-many-columns");
});
