import { readChanges } from "@gatehouse/db/changes/read-changes";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSession } from "@gatehouse/testing/fixtures/session";
import { expect, test } from "vitest";
import { followToEnd } from "../changes/follower.ts";
import { endMemberSession } from "../sessions/end-member-session.ts";
import { changeMemberRole } from "./change-member-role.ts";
import { inviteMember } from "./invite-member.ts";
import { listMembers } from "./list-members.ts";
import { memberMails } from "./member-mails.ts";
import { removeMember } from "./remove-member.ts";

const { db } = await databaseForFile();

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: Error) => error.message,
  );
const memberIdOf = async (actor: AdminActor) =>
  (await db.client.member.findFirstOrThrow({ where: { projectId: actor.projectId, adminId: actor.adminId } }))
    .id;
const verbsOf = async (projectId: string) =>
  (await readChanges(db.client, projectId, 0, 50)).map((change) => change.verb);
const ownersOf = (projectId: string) => db.client.member.count({ where: { projectId, role: "owner" } });

async function projectWith(...roles: MemberRole[]) {
  const projectId = await givenProject(db);
  const actors: AdminActor[] = [];
  for (const role of roles) actors.push(await givenAdmin(db, projectId, role));
  const [owner, ...others] = actors;
  if (!owner) throw new Error("a project needs an owner");
  return { projectId, owner, others };
}

test("an invited admin stands in the list and gets one mail that holds no secret", async () => {
  const { projectId, owner } = await projectWith("owner");
  await inviteMember(db, owner, {
    projectId,
    name: "Grace Hopper",
    email: "Grace@Example.org",
    role: "desk",
  });
  const { members, asOf } = await listMembers(db, projectId);
  expect(members.find((member) => member.name === "Grace Hopper")).toMatchObject({
    email: "grace@example.org",
    role: "desk",
    openSessions: 0,
  });
  expect(asOf.position).toBe(1);
  await followToEnd(db, projectId, memberMails);
  await followToEnd(db, projectId, memberMails);
  const mails = await db.client.mail.findMany({ where: { projectId } });
  expect(mails.map(({ kind, recipient, params }) => [kind, recipient, JSON.parse(params)])).toEqual([
    [
      "member-invited",
      "grace@example.org",
      { adminName: "Grace Hopper", role: "desk", invitedBy: "Test owner" },
    ],
  ]);
});

test("an admin of another project keeps their own name, and nobody is a member twice, even by two owners at once", async () => {
  const { projectId, owner, others } = await projectWith("owner", "owner");
  const elsewhere = await projectWith("admin");
  const input = {
    projectId,
    name: "Somebody else",
    email: `${elsewhere.owner.adminId}@example.org`,
    role: "admin" as const,
  };
  const both = await Promise.all([owner, ...others].map((actor) => refusal(inviteMember(db, actor, input))));
  expect(both.toSorted()).toEqual(["done", "member.already-member"]);
  expect(
    (await listMembers(db, projectId)).members.filter((member) => member.name === "Test admin"),
  ).toHaveLength(1);
});

test("a role changes once, is recorded with its old value, and the same role again records nothing", async () => {
  const { projectId, owner, others } = await projectWith("owner", "admin");
  const memberId = await memberIdOf(others[0] ?? owner);
  for (let n = 0; n < 2; n += 1) await changeMemberRole(db, owner, { projectId, memberId, role: "auditor" });
  const changes = await readChanges(db.client, projectId, 0, 10);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({
    verb: "member.role-changed",
    subjectId: memberId,
    before: { role: "admin" },
    after: { role: "auditor" },
  });
});

test("the last owner can be neither demoted nor removed", async () => {
  const { projectId, owner } = await projectWith("owner", "admin");
  const memberId = await memberIdOf(owner);
  expect(await refusal(changeMemberRole(db, owner, { projectId, memberId, role: "admin" }))).toBe(
    "member.last-owner",
  );
  expect(await refusal(removeMember(db, owner, { projectId, memberId }))).toBe("member.last-owner");
  expect(await verbsOf(projectId)).toEqual([]);
});

test("two owners who remove each other at once leave one owner, in each of ten races", async () => {
  for (let race = 0; race < 10; race += 1) {
    const { projectId, owner, others } = await projectWith("owner", "owner");
    const [second = owner] = others;
    const [a, b] = [await memberIdOf(owner), await memberIdOf(second)];
    const outcomes = await Promise.all([
      refusal(removeMember(db, owner, { projectId, memberId: b })),
      refusal(removeMember(db, second, { projectId, memberId: a })),
    ]);
    expect(outcomes.toSorted()).toEqual(["done", "request.forbidden"]);
    expect(await ownersOf(projectId)).toBe(1);
  }
});

test("two owners who each step down at once leave one owner", async () => {
  for (let race = 0; race < 10; race += 1) {
    const { projectId, owner, others } = await projectWith("owner", "owner");
    const outcomes = await Promise.all(
      [owner, ...others].map(async (actor) =>
        refusal(changeMemberRole(db, actor, { projectId, memberId: await memberIdOf(actor), role: "admin" })),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["done", "member.last-owner"]);
    expect(await ownersOf(projectId)).toBe(1);
  }
});

test("an owner who was removed a moment ago can no longer remove anybody", async () => {
  const { projectId, owner, others } = await projectWith("owner", "owner", "owner");
  const [second = owner, third = owner] = others;
  await removeMember(db, owner, { projectId, memberId: await memberIdOf(second) });
  expect(await refusal(removeMember(db, second, { projectId, memberId: await memberIdOf(third) }))).toBe(
    "request.forbidden",
  );
});

test("with the last project an admin loses every session; with one of two projects none", async () => {
  const { projectId, owner, others } = await projectWith("owner", "admin");
  const [admin = owner] = others;
  await givenSession(db, admin);
  const second = await givenProject(db);
  const member = { adminId: admin.adminId, role: "admin", createdAt: new Date() };
  await db.client.member.create({ data: { ...member, projectId: second, id: admin.adminId } });
  const secondOwner = await givenAdmin(db, second, "owner");
  await removeMember(db, owner, { projectId, memberId: await memberIdOf(admin) });
  expect(await db.client.session.count({ where: { adminId: admin.adminId } })).toBe(1);
  await removeMember(db, secondOwner, { projectId: second, memberId: admin.adminId });
  expect(await db.client.session.count({ where: { adminId: admin.adminId } })).toBe(0);
});

test("a desk that becomes an admin keeps no desk's long session", async () => {
  const { projectId, owner, others } = await projectWith("owner", "desk");
  const [desk = owner] = others;
  await givenSession(db, desk);
  const far = new Date(Date.now() + 24 * 3_600_000);
  await db.client.session.updateMany({
    where: { id: desk.sessionId },
    data: { endsAt: far, expiresAt: far },
  });
  await changeMemberRole(db, owner, { projectId, memberId: await memberIdOf(desk), role: "admin" });
  const session = await db.client.session.findUniqueOrThrow({ where: { id: desk.sessionId } });
  expect(session.expiresAt.getTime() - session.lastSeenAt.getTime()).toBe(30 * 60_000);
  expect(session.endsAt.getTime() - session.provedAt.getTime()).toBe(12 * 3_600_000);
});

test("an owner ends a member's session, and nobody else's through that member's name", async () => {
  const { projectId, owner, others } = await projectWith("owner", "admin", "desk");
  const [admin = owner, desk = owner] = others;
  for (const actor of [admin, desk]) await givenSession(db, actor);
  const memberId = await memberIdOf(admin);
  expect(await refusal(endMemberSession(db, owner, { projectId, memberId, sessionId: desk.sessionId }))).toBe(
    "request.not-found",
  );
  await endMemberSession(db, owner, { projectId, memberId, sessionId: admin.sessionId });
  expect(
    await db.client.session.findMany({ where: { id: { in: [admin.sessionId, desk.sessionId] } } }),
  ).toHaveLength(1);
  expect(await verbsOf(projectId)).toEqual(["session.ended"]);
});
