import { isVerb } from "@gatehouse/domain/members/permissions";
import type { Db } from "@gatehouse/services/connection";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { appRouter } from "./app-router.ts";
import { contextOf, procedures, requestId } from "./matrix/call.fixture.ts";
import { dryRun } from "./matrix/dry-run.fixture.ts";
import { sampleOf } from "./matrix/samples.ts";
import { makeWorld } from "./matrix/world.fixture.ts";
import { rpc } from "./rpc.ts";

const { db } = await databaseForFile();
const world = await makeWorld(db, "homeland", 1);
const { owner } = world.admins;

/** Mutations of an admin that leave nothing behind for the log to tell, each with its reason. */
const changeNothing: Readonly<Record<string, string>> = {
  "doors.present":
    "holds a thing against a simulated reader; what follows is a door event, which has a stream of its own",
};

const { projectId, ids } = world;
const doorsStand = (mode: string) => db.client.door.updateMany({ where: { projectId }, data: { mode } });
const bridgeIsSeen = (connectedAt: Date | null) =>
  db.client.bridge.updateMany({ where: { projectId }, data: { connectedAt } });
const invitationEnds = (inMs: number) =>
  db.client.invitation.updateMany({
    where: { projectId, userId: ids.activeUser },
    data: { expiresAt: new Date(Date.now() + inMs) },
  });
const weekMs = 7 * 24 * 3_600_000;

type Scene = readonly [set: () => Promise<unknown>, clear: () => Promise<unknown>];
const bridgeIsThere: Scene = [() => bridgeIsSeen(new Date()), () => bridgeIsSeen(null)];

/** What a call needs to find so that it has something to do, and how that is taken back. */
const scenes: Readonly<Record<string, Scene>> = {
  "doors.release": [() => doorsStand("lockdown"), () => doorsStand("normal")],
  "doors.unlock": bridgeIsThere,
  "invitations.resendToAllExpired": [() => invitationEnds(-1_000), () => invitationEnds(weekMs)],
  "readers.closeInstallMode": bridgeIsThere,
  "readers.identify": bridgeIsThere,
  "readers.openInstallMode": bridgeIsThere,
  "readers.releaseQuarantine": bridgeIsThere,
  "readers.rotateKey": bridgeIsThere,
  "readers.startTrace": bridgeIsThere,
  "readers.stopTrace": bridgeIsThere,
};

/** Runs a check on a call in its scene. */
async function inScene(path: string, check: () => Promise<void>): Promise<void> {
  const [set, clear] = scenes[path] ?? [];
  await set?.();
  try {
    await check();
  } finally {
    await clear?.();
  }
}

const mutations = procedures
  .filter(({ policy, kind }) => kind === "mutation" && isVerb(policy))
  .map(({ path }) => path);
const audited = mutations.filter((path) => !(path in changeNothing));
const makeCaller = rpc.createCallerFactory(appRouter);

/** Makes the call as the owner, for good. */
async function call(on: Db, path: string): Promise<unknown> {
  const [noun = "", verb = ""] = path.split(".");
  const nouns: unknown = makeCaller(contextOf(on, owner));
  const procedure: unknown = Reflect.get(Object(Reflect.get(Object(nouns), noun)), verb);
  if (typeof procedure !== "function") throw new Error(`there is no call ${path}`);
  return procedure(sampleOf(path, world));
}

/** One hash over every row of every table there is. */
async function fingerprint(): Promise<string> {
  const tables = await db.client.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`;
  expect(tables.length).toBeGreaterThan(30);
  const [row] = await db.client.$queryRaw<{ hash: string }[]>`
    select md5(string_agg(name || coalesce((xpath('//h/text()', query_to_xml(
      format('select md5(string_agg(t::text, ''|'' order by t::text)) as h from %I t', name), true, false, '')))[1]::text, ''),
      '|' order by name)) as hash
    from unnest(${tables.map((table) => table.name)}::text[]) as name`;
  return row?.hash ?? "";
}

const breakAudit = async () => {
  await db.client.$executeRaw`
    create or replace function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'the audit is out of order'; end $$`;
  await db.client
    .$executeRaw`create trigger refuse_audit before insert on change_details for each row execute function refuse_audit()`;
};
const mendAudit = () => db.client.$executeRaw`drop trigger refuse_audit on change_details`;

test("the mutations of admins are found, and each that changes nothing is one of them", () => {
  expect(mutations.length).toBeGreaterThan(30);
  expect(Object.keys(changeNothing).filter((path) => !mutations.includes(path))).toEqual([]);
});

test.each(audited)("%s writes nothing at all when its audit cannot be written", (path) =>
  inScene(path, async () => {
    const before = await fingerprint();
    await breakAudit();
    try {
      await expect(call(db, path)).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    } finally {
      await mendAudit();
    }
    expect(await fingerprint()).toBe(before);
  }),
);

test.each(audited)("%s is in the log of its own transaction, with who, what and the request", (path) =>
  inScene(path, async () => {
    const { commits, details } = await dryRun(db, async (inner) => {
      const known = await inner.client.commit.findMany({ select: { id: true } });
      await call(inner, path);
      const commits = await inner.client.commit.findMany({
        where: { id: { notIn: known.map((commit) => commit.id) } },
      });
      const where = { commitId: { in: commits.map((commit) => commit.id) } };
      return { commits, details: await inner.client.changeDetail.findMany({ where }) };
    });
    expect(commits.length).toBeGreaterThan(0);
    for (const commit of commits)
      expect(commit).toMatchObject({ actor: `admin:${owner.adminId}`, requestId });
    expect(details.length).toBeGreaterThan(0);
    for (const { before, after } of details) expect(after).not.toBe(before);
  }),
);

test("a call that wrote before its audit would be caught: the fingerprint sees a single changed column", async () => {
  const before = await fingerprint();
  await db.client.user.update({
    where: { projectId_id: { projectId: world.projectId, id: world.ids.activeUser } },
    data: { firstName: "Unaudited" },
  });
  expect(await fingerprint()).not.toBe(before);
});
