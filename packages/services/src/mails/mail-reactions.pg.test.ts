import { randomUUID } from "node:crypto";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { followToEnd } from "../changes/follower.ts";
import { hashCode } from "../invitations/hash-code.ts";
import { memberMails } from "../members/member-mails.ts";
import { hashSecret } from "../secrets/derive-secret.ts";
import { addUser } from "../users/add-user.ts";
import { blockUser } from "../users/block-user.ts";
import { claimMailBatch } from "./claim-mail-batch.ts";
import { mailFollower } from "./mail-reactions.ts";
import { retireDeadMails } from "./retire-mails.ts";

const { db, clock } = await databaseForFile();

async function givenPort() {
  const projectId = await givenProject(db, "Port of Antwerp");
  const actor = await givenAdmin(db, projectId);
  return { projectId, actor };
}

async function givenPerson(actor: Actor, name: string, invite = true): Promise<string> {
  const { projectId } = actor;
  const input = {
    projectId,
    firstName: name,
    lastName: "Test",
    email: `${name.toLowerCase()}@example.org`,
    phone: null,
  };
  const { id } = await addUser(db, actor, {
    ...input,
    idNumber: null,
    syncId: null,
    companyIds: [],
    roleIds: [],
    invite,
  });
  return id;
}

/** Records a change as another use case would, with nothing behind it. */
const say = (
  actor: Actor,
  verb: string,
  userId: string,
  after: object,
  source?: string,
  before: object = {},
) =>
  inTransaction(
    db,
    actor,
    async (tx) => record(tx, verb, { kind: "user", id: userId }, { before, after }),
    source === undefined ? {} : { source },
  );

const mailsOf = (projectId: string) =>
  db.client.mail.findMany({ where: { projectId }, orderBy: { createdAt: "asc" } });
const archive = (projectId: string, userId: string) =>
  db.client.archiving.create({
    data: { projectId, id: randomUUID(), userId, cause: "deleted", openedAt: new Date(), openedBy: "test" },
  });

test("adding somebody with an invitation owes one mail, however often the log is followed", async () => {
  const { projectId, actor } = await givenPort();
  const userId = await givenPerson(actor, "Ada");
  await givenPerson(actor, "Bob", false);
  await followToEnd(db, projectId, mailFollower);
  await db.client.cursor.updateMany({ where: { projectId }, data: { position: 0 } });
  await followToEnd(db, projectId, mailFollower);
  const invitation = await db.client.invitation.findFirstOrThrow({ where: { projectId, userId } });
  expect(await mailsOf(projectId)).toMatchObject([
    {
      kind: "invitation",
      recipient: "ada@example.org",
      userId,
      invitationId: invitation.id,
      state: "queued",
    },
  ]);
});

test("a claimed invitation says who invites, until when and in which zone, and its secrets fit the stored hashes", async () => {
  const { projectId, actor } = await givenPort();
  await givenPerson(actor, "Carla");
  await followToEnd(db, projectId, mailFollower);
  const mails = (await claimAll()).filter((mail) => mail.recipient === "carla@example.org");
  const invitation = await db.client.invitation.findFirstOrThrow({ where: { projectId } });
  expect(mails).toHaveLength(1);
  expect(mails[0]?.facts).toEqual({
    kind: "invitation",
    purpose: "first",
    project: {
      id: projectId,
      name: "Port of Antwerp",
      senderName: null,
      replyTo: null,
      contact: null,
      timeZone: "Europe/Brussels",
    },
    firstName: "Carla",
    invitedBy: "Test admin",
    expiresAt: invitation.expiresAt.toISOString(),
  });
  expect(hashSecret(mails[0]?.secrets.token ?? "")).toBe(invitation.tokenHash);
  expect(hashCode(db.secretKey, mails[0]?.secrets.code ?? "")).toBe(invitation.codeHash);
});

test("no secret of a claimed mail stands in the database", async () => {
  const { projectId, actor } = await givenPort();
  await givenPerson(actor, "Dora");
  await followToEnd(db, projectId, mailFollower);
  const mail = (await claimAll()).find((one) => one.recipient === "dora@example.org");
  const [row] = await db.client.$queryRaw<
    { all: string }[]
  >`select string_agg(mails::text, '') as all from mails`;
  expect(mail?.secrets.token).toHaveLength(43);
  expect(row?.all).toContain("Dora");
  expect(row?.all).not.toContain(mail?.secrets.token);
  expect(row?.all).not.toContain(mail?.secrets.code);
});

test("an invitation withdrawn before its mail is claimed is never sent, and the list hears of it", async () => {
  const { projectId, actor } = await givenPort();
  const userId = await givenPerson(actor, "Eve");
  await followToEnd(db, projectId, mailFollower);
  await blockUser(db, actor, { projectId, userId, reason: "Lost badge", until: null });
  expect((await claimAll()).map((mail) => mail.recipient)).not.toContain("eve@example.org");
  await retireDeadMails(db);
  expect(await mailsOf(projectId)).toMatchObject([
    { kind: "invitation", state: "failed", error: "withdrawn" },
  ]);
  const settled = await db.client.change.findMany({ where: { projectId, verb: "mail.settled" } });
  expect(settled).toMatchObject([{ subjectKind: "user", subjectId: userId }]);
});

test("an invitation that ran out before its mail is claimed is never sent", async () => {
  const { projectId, actor } = await givenPort();
  await givenPerson(actor, "Fay");
  await followToEnd(db, projectId, mailFollower);
  clock.shiftMs = 7 * 24 * 3_600_000;
  try {
    await retireDeadMails(db);
  } finally {
    clock.shiftMs = 0;
  }
  expect(await mailsOf(projectId)).toMatchObject([
    { kind: "invitation", state: "failed", error: "withdrawn" },
  ]);
});

test("a change that only names an invitation owes no mail", async () => {
  const { projectId, actor } = await givenPort();
  const userId = await givenPerson(actor, "Gil", false);
  await say(actor, "invitation.expired", userId, {
    invitationId: randomUUID(),
    invitationExpiresAt: new Date(),
  });
  await say(actor, "mail.settled", userId, { invitationId: randomUUID(), mailState: "bounced" });
  await followToEnd(db, projectId, mailFollower);
  expect(await mailsOf(projectId)).toEqual([]);
});

test("an activation is told with the phone's name and the time", async () => {
  const { projectId, actor } = await givenPort();
  const userId = await givenPerson(actor, "Hal", false);
  await db.client.pass.updateMany({ where: { projectId, userId }, data: { phone: "Pixel 9, Chrome" } });
  await say(actor, "pass.activated", userId, { passState: "active" });
  await followToEnd(db, projectId, mailFollower);
  const mail = (await claimAll()).find((one) => one.recipient === "hal@example.org");
  expect(mail?.facts).toMatchObject({ kind: "phone-bound", firstName: "Hal", phone: "Pixel 9, Chrome" });
});

test("a removal is told while it stands, and a return that finds it unsent cancels it without a word", async () => {
  const { projectId, actor } = await givenPort();
  const [gone, back] = [await givenPerson(actor, "Ida", false), await givenPerson(actor, "Jon", false)];
  await archive(projectId, gone);
  for (const userId of [gone, back]) await say(actor, "user.archived", userId, { mail: "access-removed" });
  await say(actor, "user.restored", back, { mail: "access-restored" });
  await followToEnd(db, projectId, mailFollower);
  const sent = (await claimAll()).filter((mail) =>
    ["ida@example.org", "jon@example.org"].includes(mail.recipient),
  );
  expect(sent.map((mail) => [mail.recipient, mail.facts.kind])).toEqual([
    ["ida@example.org", "access-removed"],
  ]);
  expect(await mailsOf(projectId)).toHaveLength(2);
});

test("a return whose removal was told is told too", async () => {
  const { projectId, actor } = await givenPort();
  const userId = await givenPerson(actor, "Kim", false);
  await say(actor, "user.restored", userId, { mail: "access-restored" });
  await followToEnd(db, projectId, mailFollower);
  const mail = (await claimAll()).find((one) => one.recipient === "kim@example.org");
  expect(mail?.facts).toMatchObject({ kind: "access-restored", needsInvitation: true });
});

test("a block is told once, with its end and never with its reason", async () => {
  const { projectId, actor } = await givenPort();
  const userId = await givenPerson(actor, "Leo", false);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await blockUser(db, actor, { projectId, userId, reason: "Suspected theft", until });
  await blockUser(db, actor, { projectId, userId, reason: "Suspected theft", until });
  await followToEnd(db, projectId, mailFollower);
  const mails = (await claimAll()).filter((one) => one.recipient === "leo@example.org");
  expect(mails.map((mail) => mail.facts)).toMatchObject([{ kind: "blocked", until }]);
  expect(JSON.stringify(mails)).not.toContain("theft");
});

test("mails of an undoable bulk verb wait ten seconds, and an undo within them leaves nothing to send", async () => {
  const { projectId, actor } = await givenPort();
  const [kept, undone] = [await givenPerson(actor, "Mia", false), await givenPerson(actor, "Ned", false)];
  await archive(projectId, kept);
  const start = Date.now();
  for (const userId of [kept, undone])
    await say(actor, "user.archived", userId, { mail: "access-removed" }, "bulk");
  await followToEnd(db, projectId, mailFollower);
  const ours = ["mia@example.org", "ned@example.org"];
  // Here the clock stands still: time that goes by would bring the end of the window.
  const before = { ...db, shiftMs: () => start + 9_000 - Date.now() };
  expect((await claimAll(before)).filter((mail) => ours.includes(mail.recipient))).toEqual([]);
  clock.shiftMs = 10_000;
  try {
    expect((await claimAll()).map((mail) => mail.recipient).filter((to) => ours.includes(to))).toEqual([
      "mia@example.org",
    ]);
    await retireDeadMails(db);
  } finally {
    clock.shiftMs = 0;
  }
  expect((await mailsOf(projectId)).map((mail) => [mail.recipient, mail.error])).toContainEqual([
    "ned@example.org",
    "withdrawn",
  ]);
});

test("a new admin is told which project they belong to, as what, and who added them", async () => {
  const { projectId, actor } = await givenPort();
  const added = await givenAdmin(db, projectId, "desk");
  const after = { invited: true, name: "Dan", email: `${added.adminId}@example.org`, role: "desk" };
  await inTransaction(db, actor, async (tx) =>
    record(tx, "member.added", { kind: "member", id: randomUUID() }, { after }),
  );
  await followToEnd(db, projectId, memberMails);
  const mail = (await claimAll()).find((one) => one.recipient === after.email);
  expect(mail?.facts).toMatchObject({
    kind: "member-invited",
    role: "desk",
    adminName: "Dan",
    invitedBy: "Test admin",
  });
});

test("a sign-in mail overtakes everything that waits, and is not sent once its link is used", async () => {
  const { projectId, actor } = await givenPort();
  await givenPerson(actor, "Olga");
  await followToEnd(db, projectId, mailFollower);
  const links = [randomUUID(), randomUUID()];
  for (const id of links) await givenSignInMail(id, actor.adminId, id === links[1] ? new Date() : null);
  const mails = await claimAll();
  expect(mails[0]?.facts).toMatchObject({ kind: "sign-in", adminName: "Test admin" });
  expect(mails.filter((mail) => mail.facts.kind === "sign-in")).toHaveLength(1);
});

async function givenSignInMail(linkId: string, adminId: string, usedAt: Date | null): Promise<void> {
  const now = new Date();
  const email = `${adminId}@example.org`;
  const stamps = { createdAt: now, expiresAt: new Date(now.getTime() + 600_000), usedAt };
  await db.client.signInLink.create({
    data: { id: linkId, email, adminId, tokenHash: linkId, codeHash: linkId, ...stamps },
  });
  const mail = {
    id: randomUUID(),
    kind: "sign-in",
    recipient: email,
    linkId,
    reactionKey: `sign-in/${linkId}`,
  };
  await db.client.mail.create({ data: { ...mail, createdAt: now, notBefore: new Date(now.getTime() - 1) } });
}

async function claimAll(at = db) {
  const mails = [];
  for (let batch = await claimMailBatch(at); batch; batch = await claimMailBatch(at))
    mails.push(...batch.mails);
  return mails;
}
