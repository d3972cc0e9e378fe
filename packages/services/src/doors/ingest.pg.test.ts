import { randomUUID } from "node:crypto";
import { doorEventFilter } from "@gatehouse/contracts/doors/door-events";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { givenDoorStream } from "./door-stream.fixture.ts";
import { greetedStream } from "./greeted-stream.fixture.ts";
import { DoorIngest } from "./ingest-door-events.ts";
import { listDoorEvents } from "./list-door-events.ts";
import { listDoors } from "./list-doors.ts";
import { storeBatches } from "./store-batches.ts";

const { db } = await databaseForFile({ connections: 20 });
const everything = doorEventFilter.parse({
  siteIds: [],
  zoneIds: [],
  doorIds: [],
  classes: [],
  reasons: [],
  userId: null,
});

const givenStream = () => givenDoorStream(db);

test("the same batch sent ten times at once is stored once, in order, and every sender is told the same", async () => {
  const { batch, send, stored } = await givenStream();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(batch(1, 40))));
  expect(answers.flat().every((answer) => answer.kind === "stored" && answer.nextSeq === 41)).toBe(true);
  expect((await stored()).map((row) => Number(row.seq))).toEqual(
    Array.from({ length: 40 }, (_, nth) => nth + 1),
  );
});

test("two batches of one bridge at once leave no hole and no double, whichever comes first", async () => {
  const { batch, send, stored } = await givenStream();
  await Promise.all([send(batch(1, 30)), send(batch(11, 50))]);
  await send(batch(1, 50));
  expect((await stored()).map((row) => Number(row.seq))).toEqual(
    Array.from({ length: 50 }, (_, nth) => nth + 1),
  );
});

test("a batch after a hole is not stored and asks for what is missing; a tombstone closes the hole", async () => {
  const { epoch, event, batch, send, stored } = await givenStream();
  await send(batch(1, 3));
  expect(await send(batch(6, 9))).toMatchObject([{ kind: "gap", nextSeq: 4 }]);
  expect(await stored()).toHaveLength(3);
  const data = { fromSeq: 4, throughSeq: 5, counts: { "door.rex": 2 } };
  const tombstone = { seq: 4, through: 5, event: event("journal.overflow", data) };
  expect(await send({ epoch, entries: [tombstone] })).toMatchObject([{ kind: "stored", nextSeq: 6 }]);
  expect(await send(batch(6, 9))).toMatchObject([{ kind: "stored", nextSeq: 10 }]);
  expect((await stored()).map((row) => row.type)).toContain("journal.overflow");
});

test("a new life starts at one without being taken for the old one, and the old one is heard no more", async () => {
  const { projectId, site, bridgeId, batch, send, stored } = await givenStream();
  await send(batch(1, 5));
  const epoch = await greetedStream(db, projectId, bridgeId);
  const again = { ...batch(1, 5), epoch };
  const answer = await storeBatches(db, projectId, [{ bridgeId, siteId: site.siteId, batch: again }]);
  expect(answer).toMatchObject([{ kind: "stored", nextSeq: 6 }]);
  expect(await stored()).toHaveLength(10);
  expect(await send(batch(6, 7))).toMatchObject([{ kind: "quarantined", reason: "epoch-went-back" }]);
});

test("positions of bridges that write at once are one gapless range in commit order", async () => {
  const projectId = await givenProject(db);
  const site = await givenSite(db, projectId);
  const ingest = new DoorIngest(db, () => {});
  const bridges = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const { bridgeId } = await givenPairedBridge(db, { projectId, siteId: site.siteId });
      return { bridgeId, epoch: await greetedStream(db, projectId, bridgeId) };
    }),
  );
  const event = {
    type: "door.rex",
    occurredAt: Date.now(),
    monoUs: 0,
    clock: { offsetMs: 0, uncertaintyMs: 0, isSynced: true },
  };
  const whole = {
    ...event,
    doorId: null,
    readerId: null,
    driver: null,
    listVersion: 0,
    blockVersion: 0,
    data: {},
  };
  const run = async ({ bridgeId, epoch }: { bridgeId: string; epoch: string }) => {
    for (let seq = 1; seq <= 25; seq += 1) {
      const batch = { epoch, entries: [{ seq, event: whole }] };
      expect(await ingest.add(projectId, { bridgeId, siteId: site.siteId, batch })).toMatchObject({
        kind: "stored",
      });
    }
  };
  await Promise.all(bridges.map(run));
  await ingest.settled();
  const rows = await db.client.doorEvent.findMany({ where: { projectId }, orderBy: { position: "asc" } });
  expect(rows.map((row) => Number(row.position))).toEqual(Array.from({ length: 100 }, (_, nth) => nth + 1));
  for (const { bridgeId } of bridges) {
    const own = rows.filter((row) => row.bridgeId === bridgeId).map((row) => Number(row.seq));
    expect(own).toEqual(Array.from({ length: 25 }, (_, nth) => nth + 1));
  }
  // Four bridges a round: gathered batches share a transaction, so they share the moment of receipt.
  expect(new Set(rows.map((row) => row.receivedAt.getTime())).size).toBeLessThan(100);
});

test("an event nobody can read is accounted for and holds up nothing", async () => {
  const { epoch, event, send, stored } = await givenStream();
  const entries = [
    { seq: 1, event: event("door.opened") },
    { seq: 2, event: { type: "door.exploded" } },
    { seq: 3, event: event("door.rex", { note: "a\u0000b" }) },
    { seq: 4, event: event("door.rex", { note: "x".repeat(20_000) }) },
    { seq: 5, event: event("door.closed", { openMs: 1200 }) },
  ];
  expect(await send({ epoch, entries })).toMatchObject([{ kind: "stored", nextSeq: 6 }]);
  const overflow = "journal.overflow";
  expect((await stored()).map((row) => row.type)).toEqual([
    "door.opened",
    overflow,
    overflow,
    overflow,
    "door.closed",
  ]);
});

test("a bridge speaks only for doors of its own site", async () => {
  const { projectId, epoch, event, send, stored } = await givenStream();
  const other = await givenSite(db, projectId);
  const foreign = {
    ...event("door.opened"),
    doorId: other.doors[0]?.id,
    readerId: other.doors[0]?.inReaderId,
  };
  await send({ epoch, entries: [{ seq: 1, event: foreign }] });
  expect(await stored()).toMatchObject([{ doorId: null, readerId: null }]);
  const { doors } = await listDoors(db, projectId);
  expect(doors.find((door) => door.id === other.doors[0]?.id)).toMatchObject({ leaf: "unknown" });
});

test("doors and readers stand as their last events said, and a later batch keeps what it does not speak of", async () => {
  const { projectId, epoch, event, send } = await givenStream();
  const first = [
    event("reader.online", { pdid: "x", secure: "scbk", protocol: "osdp" }),
    event("door.unlocked", { cause: "grant" }),
    event("door.opened"),
  ];
  await send({ epoch, entries: first.map((one, nth) => ({ seq: nth + 1, event: one })) });
  await send({ epoch, entries: [{ seq: 4, event: event("door.locked", { cause: "opened" }) }] });
  await send({ epoch, entries: [{ seq: 5, event: event("reader.tamper") }] });
  const { doors } = await listDoors(db, projectId);
  expect(doors[0]).toMatchObject({ lock: "locked", leaf: "open", alarm: "none" });
  expect(doors[0]?.readers.find((reader) => reader.direction === "in")).toMatchObject({
    link: "online",
    protection: "scbk",
    tampered: true,
  });
});

test("an event of yesterday is history and rings for nobody; one of now rings", async () => {
  const { projectId, epoch, event, send } = await givenStream();
  const forced = [event("door.forced", {}, Date.now() - 86_400_000), event("door.forced")];
  await send({ epoch, entries: forced.map((one, nth) => ({ seq: nth + 1, event: one })) });
  const { rows } = await listDoorEvents(db, projectId, { projectId, filter: everything, limit: 10 });
  expect(rows.map(({ delivery, rings }) => ({ delivery, rings }))).toEqual([
    { delivery: "live", rings: true },
    { delivery: "historic", rings: false },
  ]);
});

test("pages of a history hold every event once, newest first, also through a filter", async () => {
  const { projectId, site, epoch, event, send } = await givenStream();
  const userId = randomUUID();
  const access = {
    kind: "card",
    decidedBy: "bridge",
    direction: "in",
    userId,
    credentialId: null,
    credentialHint: "4711",
    steps: [],
  };
  const events = Array.from({ length: 9 }, (_, nth) =>
    nth % 3 === 0 ? event("access.denied", { ...access, reason: "user-blocked" }) : event("door.rex"),
  );
  await send({ epoch, entries: events.map((one, nth) => ({ seq: nth + 1, event: one })) });
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const filter = { ...everything, doorIds: [site.doors[0]?.id ?? ""] };
    const page = await listDoorEvents(db, projectId, {
      projectId,
      filter,
      limit: 4,
      ...(before ? { before } : {}),
    });
    seen.push(...page.rows.map((row) => row.position));
    before = page.next ?? undefined;
  } while (before);
  expect(seen).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const denied = { ...everything, classes: ["denied" as const], reasons: ["user-blocked" as const] };
  const { rows } = await listDoorEvents(db, projectId, { projectId, filter: denied, limit: 10 });
  expect(rows.map((row) => row.position)).toEqual([7, 4, 1]);
  expect(rows[0]).toMatchObject({ result: "denied", shown: { kind: "card", hint: "4711" }, person: null });
});
