import { randomUUID } from "node:crypto";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { makeDemoPass } from "../passes/make-demo-pass.ts";
import { addUser } from "../users/add-user.ts";
import { blockUser } from "../users/block-user.ts";
import { editUser } from "../users/edit-user.ts";
import { givenManyUsers } from "../users/many-users.fixture.ts";
import { repairStandings } from "../users/repair-standings.ts";
import { compareStandings, givenTeam, givenUser, personInput } from "../users/user.fixture.ts";
import { advanceImport } from "./advance-import.ts";
import { agreeToImport } from "./agree-to-import.ts";
import { givenImporter, header, row } from "./import.fixture.ts";
import { pauseAt, pauseTaken } from "./pause-at.fixture.ts";
import { receiveFile } from "./receive-file.ts";

const { db } = await databaseForFile({ connections: 20 });

/** Somebody who brought a file and agreed to its plan; and a way to apply it that stops in the middle of the writing until it is let go on. */
async function givenAgreed(
  rows: readonly string[],
  people: readonly string[],
  more: { readonly invite?: boolean } = {},
) {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const ids: Record<string, string> = {};
  for (const [nth, lastName] of people.entries())
    ids[lastName] = await givenUser(db, actor, { lastName, idNumber: String(nth + 1), ...more });
  const importId = await importer.bring(rows);
  const { plan } = await importer.show(importId);
  await agreeToImport(db, actor, {
    projectId,
    importId,
    planHash: plan?.hash ?? "",
    removals: plan?.removals ?? null,
  });
  const applyAndPauseAt = (phase: string) => {
    const paused = pauseAt(db, phase);
    const applied = advanceImport(paused.db, importer.tools, projectId, importId);
    return { ...paused, applied };
  };
  return { projectId, actor, importer, importId, ids, applyAndPauseAt };
}

async function standingsAgree(projectId: string): Promise<void> {
  await until("nobody waits for a repair", async () => {
    await repairStandings(db);
    return (await db.client.standingRepair.count({ where: { projectId } })) === 0;
  });
  const standings = await compareStandings(db, projectId);
  expect(standings.copies).toEqual(standings.facts);
  expect(standings.counters).toEqual(standings.counts);
}

const person = (projectId: string, lastName: string) =>
  db.client.user.findFirstOrThrow({
    where: { projectId, lastName },
    include: { archivings: true, blocks: true },
  });

test("a block that lands before the rows are held is kept and shown, one that lands after waits for nobody", async () => {
  const file = [row("Stays", "1"), row("Fresh", "7")];
  const early = await givenAgreed(file, ["Stays", "Goes"]);
  const first = early.applyAndPauseAt("lock");
  await first.reached;
  await blockUser(db, early.actor, {
    projectId: early.projectId,
    userId: early.ids.Goes ?? "",
    reason: "Test",
    until: null,
  });
  first.goOn();
  await first.applied;
  expect(await early.importer.show(early.importId)).toMatchObject({
    state: "ready",
    failure: "moved",
    plan: { moved: { shown: [{ name: "Ada Goes", was: "removed", is: "kept-blocked" }] } },
  });
  expect(await db.client.user.count({ where: { projectId: early.projectId, lastName: "Fresh" } })).toBe(0);
  await standingsAgree(early.projectId);

  const late = await givenAgreed(file, ["Stays", "Goes"]);
  const second = late.applyAndPauseAt("record");
  await second.reached;
  const blocked = blockUser(db, late.actor, {
    projectId: late.projectId,
    userId: late.ids.Goes ?? "",
    reason: "Test",
    until: null,
  });
  await expect(Promise.race([blocked, second.applied.then(() => "waited")])).resolves.toMatchObject({
    standing: "blocked",
  });
  second.goOn();
  await second.applied;
  expect((await late.importer.show(late.importId)).state).toBe("done");
  await standingsAgree(late.projectId);
  const gone = await person(late.projectId, "Goes");
  expect(gone).toMatchObject({
    standing: "archived",
    blocks: [{ closedAt: null }],
    archivings: [{ closedAt: null }],
  });
});

test("an edit that lands before the rows are held is shown, one that comes later waits and is the last word", async () => {
  const file = [row("Edited", "22")];
  const edit = (one: Awaited<ReturnType<typeof givenAgreed>>, base: string) =>
    editUser(db, one.actor, {
      projectId: one.projectId,
      userId: one.ids.Edited ?? "",
      base: { idNumber: base },
      patch: { idNumber: "33" },
    });
  const early = await givenAgreed(file, ["Edited"]);
  const first = early.applyAndPauseAt("lock");
  await first.reached;
  await edit(early, "1");
  first.goOn();
  await first.applied;
  const run = await early.importer.show(early.importId);
  expect([run.state, run.failure, run.plan?.moved?.shown[0]?.what]).toEqual(["ready", "moved", "fields"]);
  expect(await person(early.projectId, "Edited")).toMatchObject({ idNumber: "33" });

  const late = await givenAgreed(file, ["Edited"]);
  const second = late.applyAndPauseAt("record");
  await second.reached;
  const edited = edit(late, "22");
  second.goOn();
  await second.applied;
  expect(await edited).toMatchObject({ kind: "saved" });
  expect(await person(late.projectId, "Edited")).toMatchObject({ idNumber: "33" });
});

test("a phone that is activated before the rows are held is shown, one that comes later is refused and opens no door", async () => {
  const file = [row("Stays", "1")];
  const invited = async () => {
    const one = await givenAgreed(file, ["Stays", "Goes"], { invite: true });
    await db.client.project.update({ where: { id: one.projectId }, data: { isDemo: true } });
    const pass = () => db.client.pass.findFirst({ where: { userId: one.ids.Goes ?? "" } });
    return { ...one, activate: () => makeDemoPass(db, one.projectId, one.ids.Goes ?? ""), pass };
  };
  const early = await invited();
  const first = early.applyAndPauseAt("lock");
  await first.reached;
  await early.activate();
  first.goOn();
  await first.applied;
  expect(await early.importer.show(early.importId)).toMatchObject({
    state: "ready",
    plan: { moved: { shown: [{ name: "Ada Goes", was: "removed", is: "removed", what: "pass" }] } },
  });
  expect(await early.pass()).toMatchObject({ state: "active" });

  const late = await invited();
  const second = late.applyAndPauseAt("record");
  await second.reached;
  const activated = late.activate().then(
    () => "activated",
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );
  await until("the phone waits for the import", async () => {
    const waiting = await db.client.$queryRaw<object[]>`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return waiting.length > 0;
  });
  second.goOn();
  await second.applied;
  expect(await activated).toBe("invitation.not-open");
  expect((await late.importer.show(late.importId)).state).toBe("done");
  expect(await late.pass()).toMatchObject({ state: "removed", macKey: null });
  await standingsAgree(late.projectId);
});

test("somebody added by hand with a number of the file makes the plan another one, at whatever moment", async () => {
  for (const phase of ["lock", "record"]) {
    const one = await givenAgreed([row("Known", "1"), row("Fresh", "50")], ["Known"]);
    const paused = one.applyAndPauseAt(phase);
    await paused.reached;
    const added = addUser(db, one.actor, personInput(one.projectId, "Byhand", { idNumber: "50" })).catch(
      (error: unknown) => (error instanceof Error ? error.message : "not an error"),
    );
    if (phase === "lock") await added;
    paused.goOn();
    await paused.applied;
    const held = await db.client.credential.findMany({
      where: { projectId: one.projectId, number: "50", live: true },
    });
    expect(held).toHaveLength(1);
    const { state } = await one.importer.show(one.importId);
    expect([phase, state, typeof (await added)]).toEqual(
      phase === "lock" ? [phase, "ready", "object"] : [phase, "done", "string"],
    );
    await standingsAgree(one.projectId);
  }
});

test("a sync that finds a Sync ID taken each time it is applied waits for an admin after a few attempts", async () => {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  // As if somebody else took the Sync ID between every plan and its writing.
  await db.client.$executeRawUnsafe(`create function take_sync_id() returns trigger language plpgsql as $$
    begin raise unique_violation using message = 'breaks users_one_sync_id', constraint = 'users_one_sync_id'; end $$`);
  await db.client.$executeRawUnsafe(`create trigger take_sync_id before insert on users
    for each row when (new.sync_id = 'taken') execute function take_sync_id()`);
  try {
    const bytes = (async function* () {
      yield Buffer.from(`${header}\n${row("Fresh", "1", "taken")}\n`);
    })();
    const sync = { bytes, name: "people.csv", kind: "sync", mode: "replace", dryRun: false } as const;
    const { importId } = await receiveFile(db, actor, importer.tools, sync);
    await importer.advance(importId);
    expect(await importer.show(importId)).toMatchObject({ state: "ready", failure: "moved" });
    const begun = importer.told.filter(({ progress }) => progress?.phase === "plan" && progress.done === 0);
    expect(begun).toHaveLength(6);
    expect(await db.client.user.count({ where: { projectId } })).toBe(0);
  } finally {
    await db.client.$executeRawUnsafe("drop function take_sync_id() cascade");
  }
});

test("two workers who take the same run apply it once", async () => {
  const one = await givenAgreed([row("A", "1"), row("B", "2")], []);
  const paused = one.applyAndPauseAt("record");
  await paused.reached;
  await db.client.import.updateMany({ where: { id: one.importId }, data: { claimedUntil: new Date(0) } });
  const other = advanceImport(db, one.importer.tools, one.projectId, one.importId).catch(String);
  paused.goOn();
  await Promise.allSettled([paused.applied, other]);
  expect(await db.client.user.count({ where: { projectId: one.projectId } })).toBe(2);
  expect((await one.importer.show(one.importId)).state).toBe("done");
});

test("a worker who takes a run over at the moment it ends leaves it as it is", async () => {
  const one = await givenAgreed([row("A", "1")], []);
  const paused = one.applyAndPauseAt("record");
  await paused.reached;
  await db.client.import.updateMany({ where: { id: one.importId }, data: { claimedUntil: new Date(0) } });
  const late = pauseTaken(db);
  const other = advanceImport(late.db, one.importer.tools, one.projectId, one.importId);
  await late.reached;
  paused.goOn();
  await paused.applied;
  late.goOn();
  await other;
  expect(await one.importer.show(one.importId)).toMatchObject({ state: "done", failure: null });
});

test("a run has ended when its writing has, not when it began", async () => {
  const one = await givenAgreed([row("A", "1")], []);
  const paused = one.applyAndPauseAt("record");
  await paused.reached;
  const [pause] = await db.client.$queryRaw<
    { now: Date }[]
  >`select date_trunc('milliseconds', clock_timestamp()) as now`;
  paused.goOn();
  await paused.applied;
  const { finishedAt } = await db.client.import.findFirstOrThrow({ where: { id: one.importId } });
  expect(finishedAt?.getTime()).toBeGreaterThanOrEqual(pause?.now.getTime() ?? Number.NaN);
});

test("forty blocks while thousands of rows are held return at once, and afterwards every standing is that of the facts", async () => {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const people = size(2_000, 10_000);
  await givenManyUsers(db, projectId, people);
  await db.client.$executeRaw`analyze users`;
  const rows = await db.client.user.findMany({
    where: { projectId },
    orderBy: { id: "asc" },
    take: people - 400,
  });
  const importId = await importer.bring(
    rows.map((one, nth) => row(`${one.lastName}x`, `${nth}`, "", one.email)),
  );
  const { plan } = await importer.show(importId);
  await agreeToImport(db, actor, {
    projectId,
    importId,
    planHash: plan?.hash ?? "",
    removals: plan?.removals ?? null,
  });
  const users = await db.client.user.findMany({
    where: { projectId },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  const paused = pauseAt(db, "remove");
  const applied = advanceImport(paused.db, importer.tools, projectId, importId);
  await paused.reached;
  const block = (nth: number) =>
    blockUser(db, actor, {
      projectId,
      userId: users[nth * Math.floor(people / 50)]?.id ?? randomUUID(),
      reason: "Test",
      until: null,
    });
  // The import goes on when half of them have returned, so none of these waits for it; the others land while it writes.
  for (let nth = 0; nth < 20; nth += 1) await block(nth);
  paused.goOn();
  for (let nth = 20; nth < 40; nth += 1) await block(nth);
  await applied;
  expect((await importer.show(importId)).state).toBe("done");
  await standingsAgree(projectId);
});
