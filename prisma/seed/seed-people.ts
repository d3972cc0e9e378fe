import {
  countStanding,
  record,
  type StandingCounts,
  type Tx,
} from "../../packages/db/src/transactions/tx.ts";
import {
  normaliseEmail,
  normaliseIdText,
  normaliseName,
  normalisePhone,
} from "../../packages/domain/src/users/normalise.ts";
import { hashCode } from "../../packages/services/src/invitations/hash-code.ts";
import { newId } from "../../packages/services/src/rows/new-id.ts";
import { deriveCode, deriveToken, hashSecret } from "../../packages/services/src/secrets/derive-secret.ts";
import { type DemoPerson, type DemoState, seededNumbers } from "./demo-people.ts";

const dayMs = 86_400_000;
const standingOf: Partial<Record<DemoState, keyof StandingCounts>> = {
  "in-review": "in-review",
  blocked: "blocked",
  "blocked-until": "blocked",
  archived: "archived",
  removing: "archived",
};
const passOf: Partial<Record<DemoState, string>> = {
  invited: "invited",
  "invitation-expired": "invited",
  "not-invited": "none",
  reset: "reset",
  archived: "removed",
  removing: "removing",
};
const reasons = [
  "Lost badge",
  "Tailgating at the yard gate",
  "Contract under dispute",
  "Reported by the site manager",
];
const notes = [
  "Selfie does not look like the ID card",
  "Double registration?",
  "Asked to show the new certificate",
];

/** Writes everybody with the rows that make their state true, counts them, and puts one line each into the log. */
export async function seedPeople(
  tx: Tx,
  people: readonly DemoPerson[],
  roleIds: ReadonlyMap<string, string>,
  companyIds: ReadonlyMap<string, string>,
): Promise<void> {
  const random = seededNumbers(97);
  const all = people.map((person, index) => ({
    ...person,
    id: newId(tx.now.getTime() + index),
    shortNumber: index + 1,
    addedAt: new Date(tx.now.getTime() - Math.floor((1 + random() * 400) * dayMs)),
    standing: standingOf[person.state] ?? ("active" as const),
    luck: random(),
  }));
  const { projectId, now } = tx;
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  const ahead = (days: number) => new Date(now.getTime() + days * dayMs);
  const by = tx.by;
  const id = () => newId(now.getTime());
  type Person = (typeof all)[number];
  const those = (...states: DemoState[]) => all.filter((person) => states.includes(person.state));
  const linked = (person: Person) => person.roles.flatMap((name) => roleIds.get(name) ?? []);

  await tx.client.user.createMany({
    data: all.map((one) => ({
      projectId,
      id: one.id,
      shortNumber: one.shortNumber,
      firstName: one.firstName,
      lastName: one.lastName,
      email: one.email,
      phone: one.phone,
      idNumber: one.idNumber,
      badgeNumbers: one.card ?? "",
      companyNames: one.company,
      standing: one.standing,
      source: "demo",
      createdAt: one.addedAt,
      updatedAt: one.addedAt,
    })),
  });
  await tx.client.pass.createMany({ data: all.map((one) => passRow(projectId, one, now)) });
  await tx.client.userRole.createMany({
    data: all.flatMap((one) =>
      linked(one).map((roleId) => ({ projectId, id: id(), userId: one.id, roleId, createdAt: one.addedAt })),
    ),
  });
  await tx.client.userCompany.createMany({
    data: all.flatMap((one) => {
      const companyId = companyIds.get(one.company);
      return companyId ? [{ projectId, userId: one.id, companyId }] : [];
    }),
  });
  await tx.client.credential.createMany({
    data: all.flatMap((one) => {
      const live = one.standing !== "archived";
      const held = { projectId, userId: one.id, live, createdAt: one.addedAt };
      const card = one.card === null ? [] : [{ ...held, id: id(), number: one.card, carrier: "card" }];
      return [{ ...held, id: id(), number: one.idNumber, carrier: "pass" }, ...card];
    }),
  });
  await tx.client.invitation.createMany({
    data: those("invited", "invitation-expired", "replacing").map((one) => {
      const invitationId = id();
      const late = one.state === "invitation-expired";
      const expiresAt = late ? ago(1 + one.luck * 30) : ahead(0.2 + one.luck * 6);
      return {
        projectId,
        id: invitationId,
        userId: one.id,
        kind: one.state === "replacing" ? "new-phone" : "first",
        state: late ? "expired" : "open",
        closedAt: late ? expiresAt : null,
        tokenHash: hashSecret(deriveToken(tx.secretKey, "invitation-link", invitationId)),
        codeHash: hashCode(tx.secretKey, deriveCode(tx.secretKey, "magic-code", invitationId)),
        createdAt: new Date(expiresAt.getTime() - 7 * dayMs),
        expiresAt,
        invitedBy: by,
      };
    }),
  });
  const openInvitations = await tx.client.invitation.findMany({ where: { projectId, kind: "new-phone" } });
  for (const { userId, expiresAt } of openInvitations)
    await tx.client.pass.updateMany({ where: { projectId, userId }, data: { replacementUntil: expiresAt } });
  await tx.client.review.createMany({
    data: those("in-review").map((one, index) => ({
      projectId,
      id: id(),
      userId: one.id,
      cause: "by-hand",
      note: notes[index % notes.length] ?? "",
      openedAt: ago(one.luck * 5),
      openedBy: by,
    })),
  });
  const blocks = those("blocked", "blocked-until").map((one, index) => ({
    projectId,
    id: id(),
    userId: one.id,
    reason: reasons[index % reasons.length] ?? "",
    until: one.state === "blocked-until" ? ahead(2 + one.luck * 20) : null,
    openedAt: ago(one.luck * 40),
    openedBy: by,
    person: one,
  }));
  await tx.client.block.createMany({ data: blocks.map(({ person: _person, ...block }) => block) });
  await tx.client.blocklistEntry.createMany({
    data: blocks.map(({ person, ...block }) => ({
      projectId,
      id: id(),
      blockId: block.id,
      userId: person.id,
      email: normaliseEmail(person.email),
      phone: person.phone === null ? null : normalisePhone(person.phone),
      name: normaliseName(`${person.firstName} ${person.lastName}`),
      idNumber: normaliseIdText(person.idNumber).toLowerCase(),
      reason: block.reason,
      until: block.until,
      createdAt: block.openedAt,
      createdBy: by,
    })),
  });
  await tx.client.archiving.createMany({
    data: those("archived", "removing").map((one) => ({
      projectId,
      id: id(),
      userId: one.id,
      cause: one.luck < 0.5 ? "archived" : "deleted",
      openedAt: one.state === "removing" ? ago(0.2) : ago(5 + one.luck * 200),
      openedBy: by,
    })),
  });
  await tx.client.project.update({
    where: { id: projectId },
    data: { nextShortNumber: all.length + 1, nextPassNumber: all.length + 1 },
  });
  for (const one of all) {
    countStanding(tx, undefined, one.standing);
    const { firstName, lastName, email, phone, idNumber, standing, shortNumber } = one;
    record(
      tx,
      "user.added",
      { kind: "user", id: one.id },
      { after: { firstName, lastName, email, phone, idNumber, standing, shortNumber } },
    );
  }
}

type Seeded = DemoPerson & { id: string; shortNumber: number; addedAt: Date; luck: number };

function passRow(projectId: string, one: Seeded, now: Date) {
  const state = passOf[one.state] ?? (one.luck < 0.93 || one.state === "replacing" ? "active" : "none");
  const bound = ["active", "reset", "removed", "removing"].includes(state);
  const removing = state === "removing";
  return {
    projectId,
    id: newId(now.getTime()),
    userId: one.id,
    number: one.shortNumber,
    state,
    epoch: bound ? 1 : 0,
    phone: bound ? (one.luck < 0.5 ? "iPhone" : "Android phone") : null,
    activatedAt: bound ? new Date(one.addedAt.getTime() + one.luck * dayMs) : null,
    lastSeenAt: state === "active" ? new Date(now.getTime() - one.luck * one.luck * 20 * dayMs) : null,
    wipeDueAt: removing ? new Date(now.getTime() - 0.2 * dayMs) : null,
    wipeOrderAt: removing ? new Date(now.getTime() - 0.2 * dayMs) : null,
    deadlineAt: removing ? new Date(now.getTime() + 0.8 * dayMs) : null,
  };
}
