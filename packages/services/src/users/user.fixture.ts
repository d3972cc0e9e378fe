import { randomUUID } from "node:crypto";
import type { AddUserInput } from "@gatehouse/contracts/users/add-user";
import type { Db } from "@gatehouse/db/client";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { addUser } from "./add-user.ts";
import { readStandings } from "./settle-standing.ts";

/** A project with one admin, for tests about people. */
export async function givenTeam(db: Db): Promise<{ projectId: string; actor: AdminActor }> {
  const projectId = await givenProject(db);
  return { projectId, actor: await givenAdmin(db, projectId) };
}

/** What the add dialog would send for somebody of this last name. */
export const personInput = (
  projectId: string,
  lastName: string,
  more: Partial<AddUserInput> = {},
): AddUserInput => ({
  projectId,
  firstName: "Ada",
  lastName,
  email: `${lastName.toLowerCase()}@example.org`,
  phone: null,
  idNumber: null,
  syncId: null,
  companyIds: [],
  roleIds: [],
  invite: false,
  ...more,
});

/** Somebody who was just added; the last name is made up when none is given. */
export async function givenUser(
  db: Db,
  actor: AdminActor,
  more: Partial<AddUserInput> = {},
): Promise<string> {
  const letters = randomUUID().replace(/[^a-f]/g, "") + randomUUID().replace(/[^a-f]/g, "");
  const { id } = await addUser(db, actor, personInput(actor.projectId, more.lastName ?? letters, more));
  return id;
}

/** Gives a person a working phone, as an activation would leave it behind. */
export async function givenPhone(db: Db, projectId: string, userId: string): Promise<void> {
  const mine = { projectId, userId };
  const at = { activatedAt: new Date(), lastSeenAt: new Date(), phone: "Test phone" };
  await db.client.pass.updateMany({ where: mine, data: { state: "active", epoch: 1, ...at } });
  await db.client.invitation.updateMany({
    where: { ...mine, state: "open" },
    data: { state: "used", closedAt: new Date() },
  });
}

/** The list's copies against the facts, and the counters against a count: what must agree once everything is quiet. */
export async function compareStandings(db: Db, projectId: string) {
  const users = await db.client.user.findMany({
    where: { projectId },
    select: { id: true, standing: true },
    orderBy: { id: "asc" },
  });
  const facts = await readStandings(
    { client: db.client, projectId },
    users.map((user) => user.id),
  );
  const byFacts = new Map(facts.map((row) => [row.id, row.standing]));
  const count = (standing: string) => users.filter((user) => byFacts.get(user.id) === standing).length;
  const head = await db.client.head.findUniqueOrThrow({ where: { projectId } });
  return {
    copies: users.map((user) => user.standing),
    facts: users.map((user) => byFacts.get(user.id)),
    counters: [head.usersActive, head.usersInReview, head.usersBlocked, head.usersArchived],
    counts: [count("active"), count("in-review"), count("blocked"), count("archived")],
  };
}
