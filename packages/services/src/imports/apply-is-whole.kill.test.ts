import { type ChildProcess, fork } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDb, Prisma } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { afterAll, expect, test } from "vitest";
import { givenManyUsers } from "../users/many-users.fixture.ts";
import { agreeToImport } from "./agree-to-import.ts";
import { givenImporter, row } from "./import.fixture.ts";

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-kill-"));
chmodSync(folder, 0o711);
// The worker is killed and never the database, so that the disk does not have to be waited for.
const postgres = await startEmbedded(folder, ["fsync=off", "synchronous_commit=off"]);
await applyMigrations(postgres.url("postgres"));
const db = openDb(postgres.url("postgres"), { secretKey: new Uint8Array(32).fill(7), connections: 5 });
afterAll(async () => {
  await db.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const people = 10_000;
const kills = size(10, 100);

/** A project of ten thousand people, fifty of them *Reset*, and an agreed plan that changes, removes and adds thousands. */
async function givenAgreedPlan(people: number) {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const importer = givenImporter(db, actor);
  await givenManyUsers(db, projectId, people);
  await db.client.$executeRaw`
    update passes set state = 'reset', epoch = 1 where project_id = ${projectId}::uuid and number % 200 = 0`;
  await db.client.$executeRaw`analyze users`;
  const known = await db.client.user.findMany({
    where: { projectId },
    orderBy: { shortNumber: "asc" },
    take: people / 2,
  });
  const rows = [
    ...known.map((one) => row(`${one.lastName}x`, one.idNumber ?? "", "", one.email)),
    ...Array.from({ length: people / 2 }, (_, nth) =>
      row(`New ${nth}`, `N${nth}`, "", `new-${nth}@example.org`),
    ),
  ];
  const importId = await importer.bring(rows);
  const { plan } = await importer.show(importId);
  await agreeToImport(db, actor, {
    projectId,
    importId,
    planHash: plan?.hash ?? "",
    removals: plan?.removals ?? 0,
  });
  return { projectId, importId, importer, counts: plan?.counts };
}

type Plan = Awaited<ReturnType<typeof givenAgreedPlan>>;

/** Everything an import writes, as one text per table: equal texts are equal rows. */
async function stateOf({ projectId }: Plan): Promise<string[]> {
  const digest = async (table: string, order: string) => {
    const [found] = await db.client.$queryRaw<{ text: string }[]>`
      select md5(coalesce(string_agg(t::text, '' order by ${Prisma.raw(order)}), '')) || ' ' || count(*) as text
      from ${Prisma.raw(table)} t where project_id = ${projectId}::uuid`;
    return `${table} ${found?.text}`;
  };
  const byId = [
    "users",
    "passes",
    "invitations",
    "credentials",
    "archivings",
    "reviews",
    "user_roles",
    "revocations",
  ];
  return Promise.all([
    ...byId.map((table) => digest(table, "id")),
    digest("changes", "commit_id, i"),
    digest("change_details", "commit_id, i"),
    digest("commits", "first_position"),
    digest("heads", "project_id"),
  ]);
}

function startWorker({ projectId, importId, importer }: Plan, teeth: string | undefined): ChildProcess {
  const program = path.join(import.meta.dirname, "apply-worker.harness.ts");
  const args = [postgres.url("postgres"), importer.tools.folder, projectId, importId];
  return fork(program, args, { env: { ...process.env, GATEHOUSE_TEETH: teeth ?? "" } });
}

/** Runs the worker until it says that it is in a phase, and a little longer, and kills it there. Waits until the database has noticed. */
async function killIn(plan: Plan, phase: string, afterMs: number, teeth?: string): Promise<void> {
  await db.client.import.updateMany({ where: { id: plan.importId }, data: { claimedUntil: null } });
  const worker = startWorker(plan, teeth);
  const ended = new Promise<void>((done) => worker.once("exit", () => done()));
  worker.on("message", (event: { progress: { phase: string } | null }) => {
    if (event.progress?.phase === phase) setTimeout(() => worker.kill("SIGKILL"), afterMs);
  });
  await ended;
  await until(
    "the killed worker's work has ended",
    async () => {
      const [others] = await db.client.$queryRaw<{ count: bigint }[]>`
        select count(*) from pg_locks where locktype = 'relation' and mode = 'RowExclusiveLock' and pid <> pg_backend_pid()`;
      return Number(others?.count) === 0;
    },
    30_000,
  );
}

/** Deterministic numbers from 0 to 1 for a seed (mulberry32), so that a failure can be run again. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where the kills land, one after the other; the last one lands around the commit and may come too late. */
const phases = ["add", "lock", "remove", "change", "add", "lock", "remove", "change", "add", "record"];

/** Everybody new is there and invited, nobody else is, who was *Reset* is as before, and the log says it once. */
async function expectWhole({ projectId, importId, importer, counts }: Plan): Promise<void> {
  expect(await importer.show(importId)).toMatchObject({ state: "done", counts: counts ?? {} });
  const open = await db.client.invitation.findMany({
    where: { projectId, state: "open" },
    select: { userId: true },
  });
  const added = await db.client.user.findMany({ where: { projectId, source: "file" }, select: { id: true } });
  expect(open.map((one) => one.userId).toSorted()).toEqual(added.map((one) => one.id).toSorted());
  expect(added).toHaveLength(people / 2);
  const reset = await db.client.pass.findMany({
    where: { projectId, state: "reset" },
    include: { user: true },
  });
  expect(reset).toHaveLength(people / 200);
  const isUntouched = ({ user, epoch }: (typeof reset)[number]) =>
    user.standing === "active" && epoch === 1 && !user.lastName.endsWith("x");
  expect(reset.every(isUntouched)).toBe(true);
  expect(await db.client.commit.count({ where: { projectId, source: "import" } })).toBe(1);
}

// Each kill lands some seconds into writing ten thousand rows: ten take about a minute.
test("a killed import has done nothing or everything, and goes on where it is taken up again", async () => {
  const next = numbersOf(20_260_506);
  let plan = await givenAgreedPlan(people);
  let before = await stateOf(plan);
  let [nothing, everything] = [0, 0];
  while (nothing + everything < kills) {
    const phase = phases[(nothing + everything) % phases.length] ?? "";
    await killIn(plan, phase, Math.floor(next() * (phase === "record" ? 100 : 400)));
    if ((await plan.importer.show(plan.importId)).state === "applying") {
      expect([phase, ...(await stateOf(plan))]).toEqual([phase, ...before]);
      nothing += 1;
      continue;
    }
    await expectWhole(plan);
    everything += 1;
    plan = await givenAgreedPlan(people);
    before = await stateOf(plan);
  }
  await db.client.import.updateMany({ where: { id: plan.importId }, data: { claimedUntil: null } });
  await plan.importer.advance(plan.importId);
  await expectWhole(plan);
  console.log(`${kills} kills: ${nothing} left nothing, ${everything} everything, none a mixture`);
});

test("an import that writes row by row is caught", async () => {
  const plan = await givenAgreedPlan(2_000);
  const before = await stateOf(plan);
  await killIn(plan, "add", 0, "row-by-row");
  expect(await stateOf(plan)).not.toEqual(before);
});
