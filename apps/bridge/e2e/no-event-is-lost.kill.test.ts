import type { Db } from "@gatehouse/db/client";
import { seededRandom } from "@gatehouse/reader/supervisor/seeded-random";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import type { Program } from "./programs.harness.ts";
import { givenSitePrograms, serverForFile } from "./site-programs.harness.ts";

const server = serverForFile();
await server.start();

/** The reader's side of the story: which presentations were acknowledged, and by when each was given up. */
function makeWitness(bridge: Program, readers: readonly string[]) {
  const acknowledged = new Set<number>();
  const waiting = new Map<number, () => void>();
  bridge.onTold((message) => {
    if (typeof message.id !== "number") return;
    if (message.acknowledged === true) acknowledged.add(message.id);
    waiting.get(message.id)?.();
  });
  /** Presents the numbered card, and goes on when it is acknowledged, refused, or the bridge was killed meanwhile. */
  const present = (nth: number, isGivenUp: Promise<void>): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.set(nth, resolve);
    const readerId = readers[nth % readers.length] ?? "";
    bridge.send({
      id: nth,
      readerId,
      thing: { kind: "card", number: `700${nth.toString(36).padStart(4, "0")}` },
    });
    return Promise.race([promise, isGivenUp]).finally(() => waiting.delete(nth));
  };
  return { acknowledged, present };
}

/** How often each numbered card stands in the database. */
async function storedTimes(db: Db, projectId: string): Promise<Map<number, number>> {
  const rows = await db.client.doorEvent.findMany({ where: { projectId, type: "access.denied" } });
  const numbers = rows.map((row) => Number.parseInt(Object(JSON.parse(row.data)).credentialHint, 36));
  return new Map([...Map.groupBy(numbers, (number) => number)].map(([number, all]) => [number, all.length]));
}

const never = new Promise<void>(() => {});

const lostOf = (acknowledged: ReadonlySet<number>, stored: ReadonlyMap<number, number>) =>
  [...acknowledged].filter((nth) => !stored.has(nth));

test("no acknowledged event is lost or doubled over kills of bridge, server and database", async () => {
  const seed = Number(process.env.GATEHOUSE_SEED ?? 20_260);
  const events = size(2_000, 20_000);
  const { bridge, readers, projectId, bridgeId, startBridge } = await givenSitePrograms(server);
  await startBridge();
  const random = seededRandom(seed);
  const witness = makeWitness(bridge, readers);
  const targets = Array.from({ length: size(3, 30) }, () => ["bridge", "server", "postgres"] as const).flat();
  const killAt = targets.map((_, nth) =>
    Math.floor(((nth + 0.2 + 0.6 * random()) * events) / targets.length),
  );
  let killed = Promise.withResolvers<void>();
  let repairing: Promise<unknown> = Promise.resolve();
  const strike = async (target: (typeof targets)[number]) => {
    if (target === "bridge") {
      await bridge.kill();
      killed.resolve();
      killed = Promise.withResolvers<void>();
      return await startBridge();
    }
    if (target === "server") await server.kill();
    else await server.killPostgres();
    return await server.start();
  };
  // Four people at a time; who stands before a bridge that was killed gives up.
  const next = Array.from({ length: events }, (_, nth) => nth).values();
  const walk = async () => {
    for (const nth of next) {
      const target = targets[killAt.indexOf(nth)];
      if (target !== undefined) repairing = repairing.then(() => strike(target));
      if (target === "bridge") await repairing;
      await witness.present(nth, killed.promise);
    }
  };
  await Promise.all([walk(), walk(), walk(), walk()]);
  await repairing;
  await until("everything is sent", () => bridge.told().backlog === 0, 60_000);
  const db = server.openDatabase();
  const stored = await storedTimes(db, projectId);
  expect(lostOf(witness.acknowledged, stored), `lost with seed ${seed}`).toEqual([]);
  expect(
    [...stored].filter(([, times]) => times > 1),
    `doubled with seed ${seed}`,
  ).toEqual([]);
  // Whoever gave up may or may not have been seen; nearly everybody was.
  expect(witness.acknowledged.size).toBeGreaterThan(events * 0.97);
  const rows = await db.client.doorEvent.findMany({
    where: { projectId, bridgeId },
    orderBy: { position: "asc" },
  });
  for (const life of Map.groupBy(rows, (row) => row.epoch).values())
    expect(life.map((row) => Number(row.seq))).toEqual(life.map((_, nth) => nth + 1));
});

test("the check notices a server that acknowledges before it commits", async () => {
  await server.kill();
  await server.start("ack-before-commit");
  const { bridge, readers, projectId, startBridge } = await givenSitePrograms(server);
  await startBridge();
  const witness = makeWitness(bridge, readers);
  for (let nth = 0; nth < 40; nth += 1) await witness.present(nth, never);
  await until("the bridge believes that everything is stored", () => bridge.told().backlog === 0);
  await server.kill();
  await server.start();
  expect(
    lostOf(witness.acknowledged, await storedTimes(server.openDatabase(), projectId)).length,
  ).toBeGreaterThan(0);
});

test("the check notices a bridge that lets a reader go on before its journal is written", async () => {
  const { bridge, readers, projectId, startBridge } = await givenSitePrograms(server);
  await startBridge("ack-before-journal");
  const witness = makeWitness(bridge, readers);
  for (let nth = 0; nth < 40; nth += 1) await witness.present(nth, never);
  await bridge.kill();
  await startBridge();
  await until("everything is sent", () => bridge.told().backlog === 0);
  expect(
    lostOf(witness.acknowledged, await storedTimes(server.openDatabase(), projectId)).length,
  ).toBeGreaterThan(0);
});
