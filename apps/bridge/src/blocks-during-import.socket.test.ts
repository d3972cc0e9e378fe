import { standingInList } from "@gatehouse/domain/access/list-blocks";
import { advanceImport } from "@gatehouse/services/imports/advance-import";
import { agreeToImport } from "@gatehouse/services/imports/agree-to-import";
import { givenImporter, row } from "@gatehouse/services/imports/import.fixture";
import { pauseAt } from "@gatehouse/services/imports/pause-at.fixture";
import { blockUser } from "@gatehouse/services/users/block-user";
import { givenManyUsers } from "@gatehouse/services/users/many-users.fixture";
import { repairStandings } from "@gatehouse/services/users/repair-standings";
import { compareStandings } from "@gatehouse/services/users/user.fixture";
import { Histogram } from "@gatehouse/testing/benchmarks/histogram";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { givenPlace, runLink, runTestBridge } from "./site.harness.ts";

const { db } = await databaseForFile({ connections: 20 });
const people = size(5_000, 100_000);
const blocks = size(20, 200);
const patienceMs = size(300_000, 1_800_000);

/** A site that knows everybody, and an agreed plan: one in ten is removed, five in ten are renamed, the others stay as they are. */
async function givenPlan() {
  const place = await givenPlace(db);
  const { projectId, actor } = place;
  await givenManyUsers(db, projectId, people);
  // Names unlike each other: whoever is called like somebody blocked is another hit, and another plan.
  await db.client.$executeRaw`
    update users set first_name = substr(md5('f' || short_number), 1, 9), last_name = substr(md5('l' || short_number), 1, 12)
    where project_id = ${projectId}::uuid`;
  await db.client.$executeRaw`analyze users, passes`;
  const users = await db.client.user.findMany({ where: { projectId }, orderBy: { shortNumber: "asc" } });
  const importer = givenImporter(db, actor);
  const importId = await importer.bring(
    users
      .flatMap(({ shortNumber: nth, firstName, lastName, idNumber, email }) => {
        const name = nth % 10 < 6 ? `${lastName}x` : lastName;
        return nth % 10 === 0 ? [] : [[firstName, name, email, idNumber, ""].join(",")];
      })
      .concat(row("Fresh", "1")),
  );
  const { plan } = await importer.show(importId);
  const agreed = { projectId, importId, planHash: plan?.hash ?? "", removals: plan?.removals ?? null };
  await agreeToImport(db, actor, agreed);
  const of = (remainder: number) =>
    users.filter((one) => one.shortNumber % 10 === remainder).map(({ id }) => id);
  return { ...place, importer, importId, removed: of(0), renamed: of(1), staying: of(9) };
}

// One process is server, import worker and bridge at once, so every block has all three against it: about ten seconds.
test(
  "blocks while an import is applied take effect at the door one by one, and afterwards the list says what is so",
  async () => {
    const { projectId, actor, code, importer, importId, removed, renamed, staying } = await givenPlan();
    await using link = await runLink(db);
    await using bridge = await runTestBridge(link.url, code);
    await until(
      "the bridge knows everybody",
      () => bridge.bridge().lists.list().tables.holders.size >= people,
      patienceMs,
    );
    // It does not commit before the last block is made, however slow the machine is.
    const paused = pauseAt(db, "record");
    const applied = advanceImport(paused.db, importer.tools, projectId, importId);
    const phase = () => {
      const last = importer.told.at(-1);
      if (last?.state !== "applying" && last?.state !== "ready") return "";
      if (last.progress === null && blocked.length > 0) throw new Error(`the import stopped: ${last.state}`);
      return last.progress?.phase ?? "";
    };
    const blocked: string[] = [];
    await until("it is being applied", () => phase() !== "", patienceMs);
    const took = new Histogram();
    const isClosed = (userId: string) =>
      ["blocked", "archived"].includes(standingInList(bridge.bridge().lists.list(), userId) ?? "");
    const block = async (userId = "") => {
      const begun = performance.now();
      await blockUser(db, actor, { projectId, userId, reason: "Lost badge", until: null });
      await until("the bridge denies", () => isClosed(userId), patienceMs);
      took.add(performance.now() - begun);
      blocked.push(userId);
    };
    // Before the rows are held a block of somebody who is written to makes the plan another one; who stays is not in it.
    while (blocked.length < blocks / 4) await block(staying[blocked.length]);
    const held = ["remove", "change", "record"];
    await until("the rows are held", () => held.includes(phase()), patienceMs);
    while (blocked.length < blocks) {
      const kind = [removed, renamed, staying][blocked.length % 3];
      await block(kind?.[blocked.length]);
    }
    await paused.reached;
    paused.goOn();
    await applied;
    expect(await importer.show(importId)).toMatchObject({ state: "done", counts: { new: 1 } });

    console.log(
      `${blocks} blocks during an import of ${people}: block → bridge p50 ${took.quantile(0.5).toFixed(0)} ms, p99 ${took.quantile(0.99).toFixed(0)} ms`,
    );

    const unacknowledged = () =>
      db.client.revocationAck.count({ where: { projectId, acknowledgedAt: null } });
    await until("every revocation is acknowledged", async () => (await unacknowledged()) === 0, patienceMs);
    await until(
      "the bridge has the list as it is now",
      async () => {
        const { position } = await db.client.head.findUniqueOrThrow({ where: { projectId } });
        return bridge.bridge().lists.list().version >= Number(position);
      },
      patienceMs,
    );
    const torn = await compareStandings(db, projectId);
    expect(torn.copies).not.toEqual(torn.facts);
    await until(
      "nobody waits for a repair",
      async () => {
        await repairStandings(db);
        return (await db.client.standingRepair.count({ where: { projectId } })) === 0;
      },
      patienceMs,
    );
    const whole = await compareStandings(db, projectId);
    expect(whole.copies).toEqual(whole.facts);
    expect(whole.counters).toEqual(whole.counts);
    const open = await db.client.block.findMany({
      where: { projectId, closedAt: null },
      select: { userId: true },
    });
    expect(open.map((one) => one.userId).toSorted()).toEqual(blocked.toSorted());
    expect(blocked.every(isClosed)).toBe(true);
    expect(link.problems).toEqual([]);
  },
  patienceMs,
);
