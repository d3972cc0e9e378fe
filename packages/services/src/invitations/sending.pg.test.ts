import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { makeSoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { afterEach, expect, test } from "vitest";
import {
  bindByLink,
  givenBound,
  givenInvited,
  givenOffice,
  givenPerson,
  mailOf,
} from "../passes/coming-aboard.fixture.ts";
import { blockUser } from "../users/block-user.ts";
import { askAnewByLink } from "./ask-anew.ts";
import { recordExpiredInvitations } from "./record-expired-invitations.ts";
import { resendToAllExpired } from "./resend-to-all-expired.ts";
import { sendInvitation } from "./send-invitation.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

const { db, clock } = await databaseForFile();
afterEach(() => {
  clock.shiftMs = 0;
});
const week = 7 * 86_400_000;
const passOf = (projectId: string, userId: string) =>
  db.client.pass.findFirstOrThrow({ where: { projectId, userId } });

async function lastAfter(projectId: string, verb: string): Promise<Record<string, unknown>> {
  const [change] = await db.client.$queryRaw<{ after: string }[]>`
    select d.after from changes x join commits c on c.project_id = x.project_id and c.id = x.commit_id
    join change_details d on d.project_id = x.project_id and d.commit_id = x.commit_id and d.i = x.i
    where x.project_id = ${projectId}::uuid and x.verb = ${verb} order by c.first_position desc limit 1`;
  return JSON.parse(change?.after ?? "{}");
}

test("a first invitation names the mail's invitation and no secret in the log", async () => {
  const { projectId, actor } = await givenOffice(db);
  const person = await givenPerson(db, actor, { invite: false });
  const { invitationId } = await sendInvitation(db, actor, { projectId, userId: person.userId, kind: null });
  const mail = await mailOf(db, projectId, person);
  const after = await lastAfter(projectId, "invitation.sent");
  expect(after).toMatchObject({
    passState: "invited",
    invitationId,
    invitationKind: "first",
    mailState: "queued",
  });
  for (const secret of [mail.token, mail.code]) expect(JSON.stringify(after)).not.toContain(secret);
});

test("a working phone is not touched by somebody who did not know of it", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail } = await givenBound(db, actor);
  const input = { projectId, userId: mail.userId };
  await expect(sendInvitation(db, actor, { ...input, kind: null })).rejects.toMatchObject({
    code: "pass.wrong-state",
  });
  await sendInvitation(db, actor, { ...input, kind: "new-phone" });
  expect(await passOf(projectId, mail.userId)).toMatchObject({
    state: "active",
    epoch: 1,
    replacementUntil: expect.any(Date),
  });
  await sendInvitation(db, actor, { ...input, kind: "old-phone-lost" });
  expect(await passOf(projectId, mail.userId)).toMatchObject({
    state: "invited",
    epoch: 2,
    replacementUntil: null,
  });
  expect(
    await db.client.revocation.count({ where: { projectId, userId: mail.userId, cause: "re-invite" } }),
  ).toBe(1);
  expect(await db.client.invitation.count({ where: { projectId, userId: mail.userId, state: "open" } })).toBe(
    1,
  );
});

test("withdrawing leaves the person, and the phone that works", async () => {
  const { projectId, actor } = await givenOffice(db);
  const [invited, { mail }] = [await givenInvited(db, actor), await givenBound(db, actor)];
  await withdrawInvitation(db, actor, { projectId, userId: invited.userId });
  expect(await passOf(projectId, invited.userId)).toMatchObject({ state: "none" });
  await sendInvitation(db, actor, { projectId, userId: mail.userId, kind: "new-phone" });
  await withdrawInvitation(db, actor, { projectId, userId: mail.userId });
  expect(await passOf(projectId, mail.userId)).toMatchObject({
    state: "active",
    epoch: 1,
    replacementUntil: null,
  });
  await expect(withdrawInvitation(db, actor, { projectId, userId: mail.userId })).rejects.toMatchObject({
    code: "invitation.not-open",
  });
});

test("an invitation for another phone that ran out leaves the first as if nothing had happened", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail } = await givenBound(db, actor);
  await sendInvitation(db, actor, { projectId, userId: mail.userId, kind: "new-phone" });
  clock.shiftMs = week + 1_000;
  await recordExpiredInvitations(db);
  expect(await recordExpiredInvitations(db)).toBe(0);
  expect(await passOf(projectId, mail.userId)).toMatchObject({
    state: "active",
    epoch: 1,
    replacementUntil: null,
  });
  expect(await lastAfter(projectId, "invitation.expired")).toMatchObject({
    passState: "active",
    replacementUntil: null,
  });
});

test("resending to all expired goes on from where it stopped, and names whom it skipped", async () => {
  const { projectId, actor } = await givenOffice(db);
  const people = [];
  for (let nth = 0; nth < 53; nth += 1) people.push(await givenInvited(db, actor));
  const [reset, fresh] = [await givenBound(db, actor), await givenPerson(db, actor, { invite: false })];
  clock.shiftMs = week + 1_000;
  const late = await givenInvited(db, actor);
  const known = {
    email: people[2]?.email ?? "",
    phone: "+3225550100",
    name: "somebody else",
    birthDate: null,
    idNumber: null,
  };
  const entry = { reason: "Known", createdAt: new Date(), createdBy: "test" };
  await db.client.blocklistEntry.create({ data: { projectId, id: late.userId, ...known, ...entry } });
  await db.client.user.updateMany({ where: { projectId, email: known.email }, data: { phone: known.phone } });
  const first = await resendToAllExpired(db, actor, { projectId });
  const skipped = [
    { userId: people[2]?.userId, name: expect.stringContaining("Grace"), code: "user.blocklist-hit" },
  ];
  expect(first).toMatchObject({ sent: 49, skipped, left: 3 });
  const second = await resendToAllExpired(db, actor, { projectId, cursor: first.next ?? undefined });
  expect(second).toMatchObject({ sent: 3, left: 0, next: null });
  expect(await resendToAllExpired(db, actor, { projectId })).toMatchObject({ sent: 0, skipped, next: null });
  expect(await passOf(projectId, reset.mail.userId)).toMatchObject({ state: "active", epoch: 1 });
  expect(await passOf(projectId, fresh.userId)).toMatchObject({ state: "none" });
  const [person] = people;
  if (!person) throw new Error("nobody was invited");
  await expect(
    bindByLink(db, await mailOf(db, projectId, person), await makeSoftPhone()),
  ).resolves.toMatchObject({ epoch: 1 });
});

test("a wish for a new invitation reaches the log once an hour, from a dead link too", async () => {
  const { projectId, actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  await blockUser(db, actor, { projectId, userId: mail.userId, reason: "x", until: null });
  await askAnewByLink(db, mail.token);
  await expect(askAnewByLink(db, mail.token)).rejects.toMatchObject({ code: "request.too-many" });
  await expect(askAnewByLink(db, "unknown")).rejects.toMatchObject({ code: "invitation.invalid" });
  expect(await lastAfter(projectId, "invitation.asked")).toEqual({ from: "invitee" });
});

test("nobody invites into another project", async () => {
  const { actor } = await givenOffice(db);
  const person = await givenPerson(db, actor, { invite: false });
  const elsewhere = { ...actor, projectId: await givenProject(db) };
  const input = { projectId: elsewhere.projectId, userId: person.userId, kind: null };
  await expect(sendInvitation(db, elsewhere, input)).rejects.toMatchObject({ code: "request.not-found" });
});
