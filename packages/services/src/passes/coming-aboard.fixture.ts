import { createHash } from "node:crypto";
import type { Db } from "@gatehouse/db/client";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { lastFour } from "@gatehouse/domain/invitations/magic-code";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { makeSoftPhone, type SoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { makeAttempt } from "../invitations/binding-attempt.ts";
import { codeAttempt } from "../invitations/start-attempt.ts";
import { deriveCode, deriveToken } from "../secrets/derive-secret.ts";
import { addUser } from "../users/add-user.ts";
import { activateByCode } from "./activate-by-code.ts";
import { activateByLink } from "./activate-by-link.ts";

/** Somebody with an invitation, and what stands in its mail. */
export type Invited = { userId: string; email: string; invitationId: string; token: string; code: string };

/** A project with one admin. */
export async function givenOffice(db: Db): Promise<{ projectId: string; actor: AdminActor }> {
  const projectId = await givenProject(db);
  return { projectId, actor: await givenAdmin(db, projectId) };
}

let people = 0;

/** Unlike every other: people of alike names would be on the blocklist as soon as one of them is blocked. */
const surname = (nth: number): string => {
  const letters = createHash("sha256").update(String(nth)).digest("hex").replace(/\d/g, "");
  return letters.charAt(0).toUpperCase() + letters.slice(1, 12);
};

/** Adds a person; `invite` is what the add dialog's second button decides. */
export async function givenPerson(
  db: Db,
  actor: AdminActor,
  more: { invite?: boolean; email?: string; roleIds?: string[] } = {},
) {
  people += 1;
  const email = more.email ?? `person${people}@example.org`;
  const none = { phone: null, idNumber: null, syncId: null, companyIds: [] };
  const { id } = await addUser(db, actor, {
    ...none,
    projectId: actor.projectId,
    firstName: "Grace",
    lastName: surname(people),
    email,
    roleIds: more.roleIds ?? [],
    invite: more.invite ?? true,
  });
  return { userId: id, email };
}

/** The newest invitation of a person as its mail tells it. */
export async function mailOf(
  db: Db,
  projectId: string,
  person: { userId: string; email: string },
): Promise<Invited> {
  const found = { projectId, userId: person.userId };
  const { id } = await db.client.invitation.findFirstOrThrow({
    where: found,
    orderBy: { createdAt: "desc" },
  });
  const token = deriveToken(db.secretKey, "invitation-link", id);
  return { ...person, invitationId: id, token, code: deriveCode(db.secretKey, "magic-code", id) };
}

/** Adds a person and invites them. */
export async function givenInvited(
  db: Db,
  actor: AdminActor,
  more: { email?: string; roleIds?: string[] } = {},
): Promise<Invited> {
  return mailOf(db, actor.projectId, await givenPerson(db, actor, more));
}

/** The whole way of a person with the mail in hand, on one phone. */
export async function bindByLink(db: Db, mail: Invited, phone: SoftPhone) {
  const now = new Date(Date.now() + db.shiftMs());
  const binding = await phone.bind(makeAttempt(db.secretKey, mail.invitationId, now));
  return activateByLink(db, { token: mail.token, lastFour: lastFour(mail.code), binding }, "iPhone, Safari");
}

/** The same from an address and a whole code. */
export async function bindByCode(db: Db, typed: { email: string; code: string }, phone: SoftPhone) {
  const now = new Date(Date.now() + db.shiftMs());
  const binding = await phone.bind(makeAttempt(db.secretKey, codeAttempt, now));
  return activateByCode(db, { ...typed, binding }, "iPhone, installed app");
}

/** A person whose phone is bound. */
export async function givenBound(
  db: Db,
  actor: AdminActor,
  more: { email?: string; roleIds?: string[] } = {},
) {
  const mail = await givenInvited(db, actor, more);
  const phone = await makeSoftPhone();
  const bound = await bindByLink(db, mail, phone);
  await phone.become(bound);
  return { mail, phone, bound };
}
