import { Readable } from "node:stream";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { followToEnd } from "../changes/follower.ts";
import { mailFollower } from "../mails/mail-reactions.ts";
import { createRole } from "../roles/create-role.ts";
import { setDefaultRole } from "../roles/set-default-role.ts";
import { blockUser } from "../users/block-user.ts";
import { editUser } from "../users/edit-user.ts";
import { reviewUser } from "../users/review-user.ts";
import { unblockUser } from "../users/unblock-user.ts";
import { compareStandings, givenPhone, givenTeam, givenUser } from "../users/user.fixture.ts";
import { agreeToImport, approveImport } from "./agree-to-import.ts";
import { cancelImport } from "./cancel-import.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { readImportAlerts, setImportAlerts } from "./import-alerts.ts";
import { syncAlerts } from "./sync-alerts.ts";
import { syncUsers } from "./sync-users.ts";

const { db } = await databaseForFile();

async function givenDesk() {
  const team = await givenTeam(db);
  const { projectId } = team;
  const add = (lastName: string, idNumber: string, more: object = {}) =>
    givenUser(db, team.actor, { lastName, idNumber, ...more });
  const person = (lastName: string) =>
    db.client.user.findFirstOrThrow({
      where: { projectId, lastName },
      include: {
        pass: true,
        invitations: true,
        roles: true,
        credentials: true,
        archivings: true,
        reviews: true,
      },
      orderBy: { createdAt: "desc" },
    });
  const mails = async () => {
    await followToEnd(db, projectId, mailFollower);
    const rows = await db.client.mail.findMany({ where: { projectId }, orderBy: { recipient: "asc" } });
    return rows.map((mail) => `${mail.recipient.split("@")[0]} ${mail.kind}`).toSorted();
  };
  return { ...team, add, person, mails, importer: givenImporter(db, team.actor) };
}

test("new people are added and invited, changed ones updated, missing ones deleted and told, reset ones untouched", async () => {
  const { projectId, actor, add, person, mails, importer } = await givenDesk();
  const { id: roleId } = await createRole(db, actor, { projectId, name: "Staff", description: "" });
  await setDefaultRole(db, actor, { projectId, roleId });
  await add("Changed", "1");
  await givenPhone(db, projectId, await add("Phone", "2"));
  await add("Invited", "3", { invite: true });
  const reset = await add("Reset", "4");
  await db.client.pass.updateMany({
    where: { projectId, userId: reset },
    data: { state: "reset", epoch: 1 },
  });
  const before = await db.client.user.findFirstOrThrow({ where: { projectId, id: reset } });
  const head = await db.client.head.findUniqueOrThrow({ where: { projectId } });
  await mails();
  const importId = await importer.bring([row("Changed", "1", "s-1"), row("Reset", "99"), row("New", "3")]);
  await importer.apply(importId);
  expect(await importer.show(importId)).toMatchObject({
    state: "done",
    failure: null,
    plan: { counts: { new: 1, removed: 2 } },
  });
  expect(await person("New")).toMatchObject({
    standing: "active",
    source: "file",
    pass: { state: "invited" },
    invitations: [{ state: "open", kind: "first" }],
    roles: [{ roleId, source: "file" }],
    credentials: [{ number: "3", live: true, carrier: "pass" }],
  });
  expect(await person("Changed")).toMatchObject({ syncId: "s-1", pass: { state: "none" } });
  expect(await person("Phone")).toMatchObject({
    standing: "archived",
    pass: { state: "removing", wipeOrderAt: null },
    archivings: [{ cause: "sync", closedAt: null }],
    credentials: [{ live: false }],
  });
  expect(await person("Invited")).toMatchObject({
    pass: { state: "removed" },
    invitations: [{ state: "withdrawn" }],
  });
  expect(await db.client.user.findFirstOrThrow({ where: { projectId, id: reset } })).toEqual(before);
  expect(await mails()).toEqual([
    "invited access-removed",
    "invited invitation",
    "new invitation",
    "phone access-removed",
  ]);
  const commits = await db.client.commit.findMany({
    where: { projectId, firstPosition: { gt: head.position } },
  });
  expect(commits.filter((commit) => commit.source === "import")).toMatchObject([
    { n: 5, actor: `admin:${actor.adminId}` },
  ]);
  const standings = await compareStandings(db, projectId);
  expect(standings.copies).toEqual(standings.facts);
  expect(standings.counters).toEqual(standings.counts);
});

test("whoever a sync sent away comes back with the same phone, or with a new invitation once it was wiped", async () => {
  const { projectId, add, person, importer } = await givenDesk();
  await givenPhone(db, projectId, await add("Kept", "1"));
  await givenPhone(db, projectId, await add("Wiped", "2"));
  await importer.apply(await importer.bring([row("Other", "3"), row("Another", "4"), row("Third", "5")]));
  await db.client.pass.updateMany({
    where: { projectId, userId: (await person("Wiped")).id },
    data: { state: "removed", wipeDueAt: null, deadlineAt: null },
  });
  const importId = await importer.bring([row("Kept", "11"), row("Wiped", "2"), row("Other", "3")], "update");
  expect((await importer.show(importId)).plan).toMatchObject({
    phones: { same: 1, anew: 1 },
    mails: { invitations: 1 },
  });
  await importer.apply(importId);
  expect(await person("Kept")).toMatchObject({
    standing: "active",
    idNumber: "11",
    pass: { state: "active", epoch: 1 },
  });
  expect((await person("Kept")).credentials.filter((one) => one.live)).toMatchObject([{ number: "11" }]);
  expect(await person("Wiped")).toMatchObject({ standing: "active", pass: { state: "invited", epoch: 2 } });
});

test("in review and blocked people are written to and stay as they are, and a hit is reviewed instead of invited", async () => {
  const { projectId, actor, add, person, importer } = await givenDesk();
  await reviewUser(db, actor, { projectId, userId: await add("Review", "1"), note: "" });
  await blockUser(db, actor, { projectId, userId: await add("Blocked", "2"), reason: "Test", until: null });
  const file = [row("Review", "11"), row("Blocked", "22"), row("Blocked", "3", "", "again@example.org")];
  await importer.apply(await importer.bring(file));
  expect(await person("Review")).toMatchObject({
    idNumber: "11",
    standing: "in-review",
    pass: { state: "none" },
  });
  const blocked = await db.client.user.findFirstOrThrow({ where: { projectId, idNumber: "22" } });
  expect(blocked.standing).toBe("blocked");
  const hit = await db.client.user.findFirstOrThrow({
    where: { projectId, idNumber: "3" },
    include: { pass: true, reviews: true },
  });
  expect(hit).toMatchObject({
    standing: "in-review",
    pass: { state: "none" },
    reviews: [{ cause: "blocklist-hit" }],
  });
});

test("the number must be typed, and more than half asks a second admin who is another one", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  for (let nth = 0; nth < 10; nth += 1) await add(`P${nth}`, `${nth}`);
  const people = (first: number) =>
    Array.from({ length: 10 - first }, (_, nth) => row(`P${first + nth}`, `${first + nth}`));
  const third = await importer.bring(people(3));
  const { plan } = await importer.show(third);
  const agree = (importId: string, planHash: string, removals: number | null) =>
    agreeToImport(db, actor, { projectId, importId, planHash, removals });
  await expect(agree(third, plan?.hash ?? "", null)).rejects.toThrow("import.number-wrong");
  await expect(agree(third, plan?.hash ?? "", 4)).rejects.toThrow("import.number-wrong");
  await expect(agree(third, "0".repeat(64), 3)).rejects.toThrow("import.moved");
  const second = await givenAdmin(db, projectId, "owner");
  const most = await importer.bring(people(6));
  const hash = (await importer.show(most)).plan?.hash ?? "";
  expect(await agree(most, hash, 6)).toMatchObject({ state: "held" });
  await importer.advance(most);
  expect(await db.client.user.count({ where: { projectId, standing: "archived" } })).toBe(0);
  await expect(approveImport(db, actor, { projectId, importId: most, planHash: hash })).rejects.toThrow(
    "import.second-admin",
  );
  await approveImport(db, second, { projectId, importId: most, planHash: hash });
  await importer.advance(most);
  expect(await db.client.user.count({ where: { projectId, standing: "archived" } })).toBe(6);
});

test("one plan at a time is applied in a project, and a run can be called off before that", async () => {
  const { projectId, actor, importer } = await givenDesk();
  const [first, second] = [await importer.bring([row("A", "1")]), await importer.bring([row("B", "2")])];
  const agree = async (importId: string) =>
    agreeToImport(db, actor, {
      ...{ projectId, importId, planHash: (await importer.show(importId)).plan?.hash ?? "", removals: null },
    });
  await agree(first);
  await expect(agree(second)).rejects.toThrow("import.running");
  await expect(cancelImport(db, actor, { projectId, importId: first })).rejects.toThrow("import.wrong-state");
  await cancelImport(db, actor, { projectId, importId: second });
  await importer.advance(first);
  await expect(agree(second)).rejects.toThrow("import.wrong-state");
  expect(await importer.show(second)).toMatchObject({ state: "cancelled", plan: null });
});

test("what happens between plan and apply is shown before anything is applied", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  const [edited, blocked, activated] = [
    await add("Edited", "1"),
    await add("Blocked", "2"),
    await add("Active", "3"),
  ];
  const unrelated = await add("Unrelated", "4");
  const file = [row("Edited", "10"), row("Unrelated", "4"), row("New", "5")];
  const moves: [string, () => Promise<unknown>, unknown][] = [
    [
      "an edit",
      () =>
        editUser(db, actor, {
          projectId,
          userId: edited,
          base: { firstName: "Ada" },
          patch: { firstName: "Eda" },
        }),
      [{ name: "Ada Edited", was: "changed", is: "changed" }],
    ],
    [
      "a block",
      () => blockUser(db, actor, { projectId, userId: blocked, reason: "Test", until: null }),
      [{ name: "Ada Blocked", was: "removed", is: "kept-blocked" }],
    ],
    [
      "an activation",
      () => givenPhone(db, projectId, activated),
      [{ name: "Ada Active", was: "removed", is: "removed", what: "pass" }],
    ],
  ];
  for (const [what, move, shown] of moves) {
    const importId = await importer.bring(file);
    await move();
    // A phone of the fixture leaves no change behind; the log has moved with any other verb.
    await reviewUser(db, actor, { projectId, userId: unrelated, note: "" });
    await importer.apply(importId);
    const run = await importer.show(importId);
    expect([what, run.state, run.failure]).toEqual([what, "ready", "moved"]);
    expect(run.plan?.moved?.shown).toMatchObject(shown as object[]);
    expect(await db.client.user.count({ where: { projectId, lastName: "New" } })).toBe(0);
    await cancelImport(db, actor, { projectId, importId });
  }
});

test("what concerns nobody in the plan does not ask again", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  const other = await add("Other", "1");
  const importId = await importer.bring([row("Other", "1"), row("New", "2")]);
  await blockUser(db, actor, { projectId, userId: other, reason: "Test", until: null });
  await importer.apply(importId);
  expect((await importer.show(importId)).state).toBe("done");
  await unblockUser(db, actor, { projectId, userId: other, blocks: "all" });
});

test("when a sync stops, the chosen admins are told, and the owners when nobody was chosen", async () => {
  const { projectId, actor, add, importer } = await givenDesk();
  const owner = await givenAdmin(db, projectId, "owner");
  for (let nth = 0; nth < 5; nth += 1) await add(`P${nth}`, `${nth}`);
  const send = (text: string) =>
    syncUsers(db, { kind: "token", projectId, tokenId: projectId, scopes: [] }, importer.tools, {
      ...{ bytes: Readable.from([Buffer.from(text)]), mode: "replace", dryRun: false },
    });
  const told = async () => {
    await followToEnd(db, projectId, syncAlerts);
    const mails = await db.client.mail.findMany({ where: { projectId, kind: "sync-stopped" } });
    return mails.map((mail) => `${mail.recipient.split("@")[0]} ${JSON.parse(mail.params).what}`).toSorted();
  };
  const held = await send(`${row("P0", "0").slice(0, -1)}\n`);
  expect(held.run.state).toBe("held");
  expect(await told()).toEqual([`${owner.adminId} held`]);
  const { members } = await readImportAlerts(db, projectId);
  const memberIds = members.filter((one) => one.role === "admin").map((one) => one.memberId);
  await setImportAlerts(db, owner, { projectId, memberIds });
  await send("Ada,Len,nobody,1\n");
  expect(await told()).toEqual([`${owner.adminId} held`, `${actor.adminId} rejected`].toSorted());
});
