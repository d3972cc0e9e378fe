import { randomUUID } from "node:crypto";
import type { AdminActor, SystemActor } from "@gatehouse/domain/actors/actor";
import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import type { MemberRole } from "@gatehouse/domain/members/member";
import type { Db } from "@gatehouse/services/connection";
import { addUserCredential } from "@gatehouse/services/credentials/add-user-credential";
import { addUser } from "@gatehouse/services/users/add-user";
import { archiveUser } from "@gatehouse/services/users/archive-user";
import { blockUser } from "@gatehouse/services/users/block-user";
import { reviewUser } from "@gatehouse/services/users/review-user";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSession } from "@gatehouse/testing/fixtures/session";
import { givenSite } from "@gatehouse/testing/fixtures/site";

/** A project with one of everything a call can name. Every text in it carries its marker, so a leak shows. */
export type World = {
  readonly marker: string;
  readonly projectId: string;
  readonly admins: Readonly<Record<MemberRole, AdminActor>>;
  /** Ids of rows, by what they are. */
  readonly ids: WorldIds;
  /** Where the one event of its doors stands; another project has none there. */
  readonly eventPosition: number;
};

type WorldIds = Readonly<
  Record<
    | "activeUser"
    | "blockedUser"
    | "reviewedUser"
    | "matchedUser"
    | "archivedUser"
    | "block"
    | "blocklistEntry"
    | "credential"
    | "freeRole"
    | "heldRole"
    | "freeCompany"
    | "heldCompany"
    | "freeGroup"
    | "heldGroup"
    | "adminMember"
    | "adminSession"
    | "site"
    | "zone"
    | "door"
    | "reader"
    | "bridge"
    | "trace"
    | "mail"
    | "token"
    | "readyImport"
    | "heldImport"
    | "doneImport",
    string
  >
>;

/** Makes a world in which the verbs of the product can be tried. */
export async function makeWorld(db: Db, marker: string, eventPosition: number): Promise<World> {
  const projectId = await givenProject(db, `${marker} port`);
  // Only a demo project lets somebody hold a thing against a simulated reader.
  await db.client.project.update({ where: { id: projectId }, data: { isDemo: true } });
  const admins = {
    owner: await givenAdmin(db, projectId, "owner"),
    admin: await givenAdmin(db, projectId, "admin"),
    desk: await givenAdmin(db, projectId, "desk"),
    auditor: await givenAdmin(db, projectId, "auditor"),
  };
  for (const actor of Object.values(admins)) await givenSession(db, actor);
  const site = await givenSite(db, projectId, { name: `${marker} site` });
  const [door] = site.doors;
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId: site.siteId });
  const rows = await makeRows(db, projectId, marker);
  const people = await makePeople(db, projectId, marker, {
    roleId: site.roleId,
    companyId: rows.heldCompany,
  });
  await db.client.userGroup.create({
    data: { projectId, userId: people.activeUser, groupId: rows.heldGroup },
  });
  const member = { projectId_adminId: { projectId, adminId: admins.admin.adminId } };
  const { id: adminMember } = await db.client.member.findUniqueOrThrow({ where: member });
  const ids: WorldIds = {
    ...(await makeImports(db, projectId, marker)),
    token: await makeToken(db, projectId, marker),
    ...people,
    ...rows,
    heldRole: site.roleId,
    adminMember,
    adminSession: admins.admin.sessionId,
    site: site.siteId,
    zone: site.zoneId,
    door: door?.id ?? "",
    reader: door?.inReaderId ?? "",
    bridge: bridgeId,
    trace: randomUUID(),
  };
  await makeLine(db, projectId, marker, ids);
  await makeEvent(db, projectId, ids, eventPosition);
  return { marker, projectId, admins, ids, eventPosition };
}

async function makeEvent(db: Db, projectId: string, ids: WorldIds, position: number): Promise<void> {
  const [at, data] = [new Date(), JSON.stringify({ steps: [], knew: { listVersion: 0, blockVersion: 0 } })];
  const place = { bridgeId: ids.bridge, doorId: ids.door, readerId: ids.reader, userId: ids.activeUser };
  const stamps = { occurredAt: at, receivedAt: at, delivery: "live", epoch: randomUUID(), seq: 1 };
  await db.client.doorEvent.create({
    data: { projectId, position, type: "access.denied", reason: "no-grant", data, ...place, ...stamps },
  });
  await db.client.doorHead.update({ where: { projectId }, data: { position } });
}

/** A line with a reader that is not trusted, and a recording of another line that runs. */
async function makeLine(db: Db, projectId: string, marker: string, ids: WorldIds): Promise<void> {
  const now = new Date();
  const wire = { bridgeId: ids.bridge, lineId: `${marker} line`, protocol: "osdp", security: "required" };
  await db.client.readerSetup.create({
    data: { projectId, readerId: ids.reader, ...wire, drivesLock: true, canTrace: true, reportedAt: now },
  });
  const state = { link: "quarantined", quarantine: "key-mismatch", changedAt: now, position: 0 };
  await db.client.readerState.create({ data: { projectId, readerId: ids.reader, ...state } });
  const asked = { reason: `${marker} reason`, orderedAt: now, orderedBy: "system:matrix" };
  const endsAt = new Date(now.getTime() + 3_600_000);
  const line = { bridgeId: ids.bridge, lineId: `${marker} other line`, state: "running", endsAt };
  await db.client.lineTrace.create({ data: { projectId, id: ids.trace, ...line, ...asked } });
}

async function makeRows(db: Db, projectId: string, marker: string) {
  const createdAt = new Date();
  const [freeRole, freeCompany, heldCompany, mail] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await db.client.role.create({ data: { projectId, id: freeRole, name: `${marker} guests`, createdAt } });
  await db.client.company.createMany({
    data: [
      { projectId, id: freeCompany, name: `${marker} works`, createdAt },
      { projectId, id: heldCompany, name: `${marker} cleaning`, createdAt },
    ],
  });
  const [freeGroup, heldGroup] = [randomUUID(), randomUUID()];
  await db.client.group.createMany({
    data: [
      { projectId, id: freeGroup, name: `${marker} night shift`, createdAt },
      { projectId, id: heldGroup, name: `${marker} crew`, createdAt },
    ],
  });
  const params = JSON.stringify({ adminName: marker, role: "admin", invitedBy: null });
  const stamps = { createdAt, notBefore: createdAt, reactionKey: mail };
  const recipient = `${marker}@example.org`;
  await db.client.mail.create({
    data: { id: mail, projectId, kind: "member-invited", recipient, params, ...stamps },
  });
  return { freeRole, freeCompany, heldCompany, freeGroup, heldGroup, mail };
}

async function makePeople(
  db: Db,
  projectId: string,
  marker: string,
  held: { roleId: string; companyId: string },
) {
  const system: SystemActor = { kind: "system", projectId, name: "matrix" };
  const add = async (firstName: string, more: object = {}) => {
    const [companyIds, roleIds] = [[held.companyId], [held.roleId]];
    const email = `${firstName}-${marker}@example.org`;
    const person = { firstName, lastName: marker, email, phone: null, idNumber: null, syncId: null };
    const input = { projectId, ...person, companyIds, roleIds, invite: true, ...more };
    return (await addUser(db, system, input)).id;
  };
  const [activeUser, archivedUser] = [await add("active"), await add("archived")];
  const reviewedUser = await add("reviewed");
  const known = {
    email: `known-${marker}@example.org`,
    phone: marker === "homeland" ? "+3225550101" : "+3225550102",
  };
  const blockedUser = await add("blocked", known);
  const input = { projectId, userId: blockedUser, reason: `${marker} reason`, until: null };
  const { blockId } = await blockUser(db, system, input);
  // Added after the block with the same address and phone: the blocklist holds them back.
  const matchedUser = await add("matched", known);
  await reviewUser(db, system, { projectId, userId: reviewedUser, note: `${marker} note` });
  await archiveUser(db, system, { projectId, userId: archivedUser, tellPerson: false });
  const card = { projectId, userId: activeUser, number: `${marker}-1`, carrier: "card" } as const;
  const { id: credential } = await addUserCredential(db, system, card);
  const entry = await db.client.blocklistEntry.findFirstOrThrow({ where: { projectId, blockId } });
  return {
    ...{ activeUser, archivedUser, reviewedUser, blockedUser, matchedUser },
    ...{ block: blockId, credential, blocklistEntry: entry.id },
  };
}

/** A run that waits, one that waits for a second admin, and one that is through. */
async function makeImports(db: Db, projectId: string, marker: string) {
  const [readyImport, heldImport, doneImport] = [randomUUID(), randomUUID(), randomUUID()];
  const createdAt = new Date();
  const planHash = "0".repeat(64);
  const sums = { mails: { invitations: 0, removals: 0, returns: 0 }, phones: { same: 0, anew: 0 } };
  const plan = JSON.stringify({ counts: noCounts, ...sums, defaultRole: null, moved: null });
  const shared = {
    projectId,
    plan,
    kind: "file",
    fileName: `${marker}.csv`,
    planHash,
    createdAt,
    createdBy: "system:matrix",
  };
  await db.client.import.createMany({
    data: [
      { ...shared, id: readyImport, state: "ready" },
      { ...shared, id: heldImport, state: "held", agreedBy: `admin:${randomUUID()}`, agreedHash: planHash },
      { ...shared, id: doneImport, state: "done", finishedAt: createdAt, finishedBy: "system:matrix" },
    ],
  });
  const person = { firstName: "new", lastName: marker, email: `new-${marker}@example.org`, idNumber: "1" };
  await db.client.importRow.create({ data: { projectId, importId: readyImport, n: 1, line: 2, ...person } });
  return { readyImport, heldImport, doneImport };
}

async function makeToken(db: Db, projectId: string, marker: string): Promise<string> {
  const id = randomUUID();
  const token = { name: `${marker} personnel`, scopes: "sync-users", start: "gatehouse_AAAA", tokenHash: id };
  await db.client.apiToken.create({
    data: { projectId, id, ...token, createdAt: new Date(), createdBy: "system:matrix" },
  });
  return id;
}
