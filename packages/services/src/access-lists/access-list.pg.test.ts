import { createHash, randomUUID } from "node:crypto";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import { applyDelta, applySnapshot, emptyAccessList, snapshotOf } from "@gatehouse/domain/access/list-delta";
import { rowOf } from "@gatehouse/domain/access/row-map";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { type GivenSite, givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { lockDownDoors } from "../doors/change-door-mode.ts";
import { addUser } from "../users/add-user.ts";
import { blockUser } from "../users/block-user.ts";
import { readBlockEntries } from "./block-entries.ts";
import { advanceAccessList, projectAccessList } from "./project-access-list.ts";
import type { SiteProjection } from "./site-projection.ts";

const { db } = await databaseForFile();
const sha256 = (text: string) => createHash("sha256").update(text).digest();
const lease = { issuedAt: 0, endsAt: 1, policy: "deny" } as const;

async function givenPlace() {
  const projectId = await givenProject(db);
  return {
    projectId,
    actor: await givenAdmin(db, projectId, "owner"),
    site: await givenSite(db, projectId, { doors: 2 }),
  };
}

let people = 0;
function add(projectId: string, actor: AdminActor, roleIds: string[], idNumber: string | null = null) {
  people += 1;
  const [firstName, lastName] = ["Test", `Person ${people}`];
  const email = `person-${people}@example.org`;
  return addUser(db, actor, {
    projectId,
    firstName,
    lastName,
    email,
    phone: null,
    idNumber,
    syncId: null,
    companyIds: [],
    roleIds,
    invite: false,
  });
}

async function whole(
  projectId: string,
  siteId: string,
): Promise<{ list: AccessList; projection: SiteProjection }> {
  const { list: rows, projection } = await projectAccessList(db, projectId, siteId);
  const result = applySnapshot(emptyAccessList(), { ...rows, lease }, sha256);
  if (result.kind !== "applied") throw new Error(`a snapshot was ${result.kind}`);
  return { list: result.list, projection };
}

async function advance(
  projectId: string,
  held: { list: AccessList; projection: SiteProjection },
): Promise<AccessList> {
  const moved = await advanceAccessList(db, projectId, held.projection, held.list.version);
  if (moved === "too-far") throw new Error("too far for a delta");
  if (moved.delta === null) return { ...held.list, version: held.projection.position };
  const result = applyDelta(held.list, moved.delta, sha256);
  expect(result.kind).toBe("applied");
  return result.list;
}

const sorted = (list: AccessList) => {
  const { rows, hash } = snapshotOf(list);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    hash,
    rows: Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, [...all].sort(byId)])),
  };
};

test("a list followed by deltas is at every step the list that is read whole", async () => {
  const { projectId, actor, site } = await givenPlace();
  const held = await whole(projectId, site.siteId);
  let { list } = held;
  const ids: string[] = [];
  const steps: (() => Promise<unknown>)[] = [
    async () => ids.push((await add(projectId, actor, [site.roleId], "4711")).id),
    async () => ids.push((await add(projectId, actor, [])).id),
    () => blockUser(db, actor, { projectId, userId: ids[0] ?? "", reason: "Lost", until: null }),
    () => lockDownDoors(db, actor, { target: { kind: "zone", id: site.zoneId }, reason: "Drill" }),
    () => grantTo(actor, site, { userId: ids[1] ?? "" }),
    () => withdrawGrants(actor, site),
    () => removeUser(actor, ids[1] ?? ""),
  ];
  for (const step of steps) {
    await step();
    list = await advance(projectId, { list, projection: held.projection });
    expect(sorted(list)).toEqual(sorted((await whole(projectId, site.siteId)).list));
  }
  expect(rowOf(list.tables.holders, ids[0] ?? "")?.standing).toBe("blocked");
  expect(rowOf(list.tables.holders, ids[1] ?? "")).toBeUndefined();
});

test("a bridge that comes back with an older list gets one delta over everything it has missed", async () => {
  const { projectId, actor, site } = await givenPlace();
  const first = await add(projectId, actor, [site.roleId], "1");
  const { list: old } = await whole(projectId, site.siteId);
  await add(projectId, actor, [site.roleId], "2");
  await withdrawGrants(actor, site);
  await blockUser(db, actor, { projectId, userId: first.id, reason: "Away", until: null });
  // The server was restarted meanwhile: its projection begins at the head and never saw the old rows.
  const { list: now, projection } = await whole(projectId, site.siteId);
  const caughtUp = await advance(projectId, { list: old, projection });
  expect(sorted(caughtUp)).toEqual(sorted(now));
  expect(caughtUp.version).toBe(projection.position);
});

test("what is in no list moves its version on and nothing else", async () => {
  const { projectId, actor, site } = await givenPlace();
  const { list, projection } = await whole(projectId, site.siteId);
  await inTransaction(db, actor, async (tx) =>
    record(tx, "mail.settled", { kind: "mail", id: randomUUID() }),
  );
  const moved = await advanceAccessList(db, projectId, projection, list.version);
  expect(moved).toMatchObject({ delta: null });
  expect(projection.position).toBe(list.version + 1);
});

test("people of another project are in no list, and grants of another site neither", async () => {
  const { projectId, actor, site } = await givenPlace();
  const other = await givenPlace();
  await add(other.projectId, other.actor, [other.site.roleId], "9");
  await add(projectId, actor, [site.roleId], "9");
  await givenSite(db, projectId);
  const { list } = await whole(projectId, site.siteId);
  expect(list.tables.holders.size).toBe(1);
  expect(list.tables.grants.size).toBe(1);
  expect(list.tables.doors.size).toBe(2);
});

test("a block entry tells a person's whole truth even while somebody holds their row", async () => {
  const { projectId, actor, site } = await givenPlace();
  const { id } = await add(projectId, actor, [site.roleId]);
  await db.client.$transaction(async (holder) => {
    await holder.$queryRaw`select id from users where id = ${id}::uuid for no key update`;
    await blockUser(db, actor, { projectId, userId: id, reason: "Now", until: null });
    const [entry] = await readBlockEntries(db.client, projectId, [id]);
    expect(entry).toMatchObject({ holderId: id, standing: "blocked", minPassEpoch: 1, position: 2 });
  });
});

function grantTo(actor: AdminActor, site: GivenSite, subject: { userId: string }) {
  return inTransaction(db, actor, async (tx) => {
    const id = randomUUID();
    const { projectId } = tx;
    await tx.client.grant.create({
      data: { projectId, id, zoneId: site.zoneId, ...subject, createdAt: tx.now },
    });
    record(tx, "grant.added", { kind: "grant", id });
  });
}

function withdrawGrants(actor: AdminActor, site: GivenSite) {
  return inTransaction(db, actor, async (tx) => {
    const mine = { projectId: tx.projectId, zoneId: site.zoneId };
    for (const grant of await tx.client.grant.findMany({ where: mine }))
      record(tx, "grant.withdrawn", { kind: "grant", id: grant.id });
    await tx.client.grant.deleteMany({ where: mine });
  });
}

function removeUser(actor: AdminActor, userId: string) {
  return inTransaction(db, actor, async (tx) => {
    await tx.client.user.delete({ where: { projectId_id: { projectId: tx.projectId, id: userId } } });
    record(tx, "user.erased", { kind: "user", id: userId });
  });
}
