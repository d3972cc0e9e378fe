import { listBridges } from "@gatehouse/services/bridges/list-bridges";
import { blockUser } from "@gatehouse/services/users/block-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { rashUplink } from "../e2e/seeded-bugs.harness.ts";
import { givenPerson, givenPlace, runLink, runTestBridge, testParts } from "./site.harness.ts";
import { openUplink } from "./uplink/uplink.ts";
import type { BridgeParts } from "./wiring.ts";

const { db } = await databaseForFile();

/** A machine that stands still must not look like a server whose blocks do not come, which is another matter. */
const patientParts: BridgeParts = {
  ...testParts,
  openUplink: (parts) => openUplink({ ...parts, blockWaitMs: 60_000 }),
};

/**
 * Cuts a site off, blocks somebody, lets the link come back while that person swipes without a pause, and holds the
 * server's greeting back for a moment. Answers how often a door opened after the link was open.
 */
async function grantsAfterReconnect(
  parts: BridgeParts,
  enough: (decided: number) => boolean,
): Promise<number> {
  const { projectId, actor, site, bridgeId, code } = await givenPlace(db);
  const userId = await givenPerson(db, actor, site, "1");
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code, parts);
  await bridge.knows(1);
  await until("a lease is held", async () => (await listBridges(db, projectId)).bridges[0]?.leaseEndsAt);
  await link.stop();
  await blockUser(db, actor, { projectId, userId, reason: "Lost badge", until: null });
  const readerId = site.doors[0]?.inReaderId ?? "";
  expect((await bridge.present(readerId, { kind: "card", number: "1" })).type).toBe("access.granted");
  const opened = Promise.withResolvers<void>();
  const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = db.client.$transaction(
    async (holder) => {
      await holder.$queryRaw`select id from bridges where id = ${bridgeId}::uuid for update`;
      held.resolve();
      await release.promise;
    },
    { timeout: 60_000 },
  );
  await held.promise;
  await link.start(opened.resolve);
  await opened.promise;
  const decisions: string[] = [];
  const swiping = (async () => {
    for (;;) {
      const event = await bridge.present(readerId, { kind: "card", number: "1" });
      decisions.push(event.type);
      if (event.data.reason === "user-blocked") return;
    }
  })();
  await until("the greeting waits at the held row", async () => {
    const [row] = await db.client.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
    return row !== undefined && row.n > 0 && enough(decisions.length);
  });
  release.resolve();
  await Promise.all([holding, swiping]);
  return decisions.filter((type) => type === "access.granted").length;
}

test("between the opening of a link and its blocks no door opens to somebody blocked meanwhile", async () => {
  expect(await grantsAfterReconnect(patientParts, () => true)).toBe(0);
});

test("the check notices a bridge that decides before the blocks are there", async () => {
  expect(
    await grantsAfterReconnect({ ...testParts, openUplink: rashUplink }, (decided) => decided > 0),
  ).toBeGreaterThan(0);
});
