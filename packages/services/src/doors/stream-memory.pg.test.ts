import type { Db } from "@gatehouse/db/client";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { afterEach, expect, test } from "vitest";
import { givenDoorStream } from "./door-stream.fixture.ts";
import { greetedStream } from "./greeted-stream.fixture.ts";
import { listDoors } from "./list-doors.ts";
import { StreamMemory } from "./stream-memory.ts";

const { db, clock } = await databaseForFile({ connections: 20 });
afterEach(() => {
  clock.shiftMs = 0;
});

/** The same database, counting the transactions that take more than one statement. */
function counting() {
  const counted = { transactions: 0 };
  const client = new Proxy(db.client, {
    get: (target, name) => {
      if (name === "$transaction") counted.transactions += 1;
      return Reflect.get(target, name, target);
    },
  });
  return { counted, db: { ...db, client } satisfies Db };
}

async function remembered(from: Db = db) {
  const stream = await givenDoorStream(from);
  const memory = new StreamMemory();
  await stream.send(stream.batch(1, 3), memory);
  return { ...stream, memory };
}

const seqs = (rows: readonly { seq: bigint }[]) => rows.map((row) => Number(row.seq));
const upTo = (last: number) => Array.from({ length: last }, (_, nth) => nth + 1);

test("the next batch of a known bridge is one statement", async () => {
  const { counted, db: watched } = counting();
  const { batch, send, stored, memory } = await remembered(watched);
  counted.transactions = 0;
  expect(await send(batch(4, 9), memory)).toMatchObject([{ kind: "stored", nextSeq: 10 }]);
  expect(await send(batch(8, 12), memory)).toMatchObject([{ kind: "stored", nextSeq: 13 }]);
  expect(counted.transactions).toBe(0);
  expect(seqs(await stored())).toEqual(upTo(12));
});

test("what is not plainly the next batch is judged under the lock: a double, a hole", async () => {
  const { batch, send, stored, memory } = await remembered();
  expect(await send(batch(1, 3), memory)).toMatchObject([{ kind: "stored", nextSeq: 4 }]);
  expect(await send(batch(6, 7), memory)).toMatchObject([{ kind: "gap", nextSeq: 4 }]);
  expect(await send(batch(4, 5), memory)).toMatchObject([{ kind: "stored", nextSeq: 6 }]);
  expect(seqs(await stored())).toEqual(upTo(5));
});

test("two processes that remember the same stream store every event once", async () => {
  const { batch, send, stored, memory } = await remembered();
  const other = new StreamMemory();
  await send(batch(1, 3), other);
  await send(batch(4, 6), other);
  expect(await send(batch(4, 8), memory)).toMatchObject([{ kind: "stored", nextSeq: 9 }]);
  await Promise.all([send(batch(9, 20), memory), send(batch(9, 15), other)]);
  expect(seqs(await stored())).toEqual(upTo(20));
});

test("a bridge that began another life elsewhere is not followed in the old one, and is in the new one", async () => {
  const { projectId, bridgeId, batch, send, stored, memory } = await remembered();
  const epoch = await greetedStream(db, projectId, bridgeId);
  expect(await send(batch(4, 5), memory)).toMatchObject([{ kind: "quarantined", reason: "epoch-went-back" }]);
  expect(await send({ ...batch(1, 2), epoch }, memory)).toMatchObject([{ kind: "stored", nextSeq: 3 }]);
  expect(await send({ ...batch(3, 4), epoch }, memory)).toMatchObject([{ kind: "stored", nextSeq: 5 }]);
  expect(seqs(await stored())).toEqual([1, 2, 3, 1, 2, 3, 4]);
});

test("a clock that went elsewhere is asked again", async () => {
  const { epoch, event, send, stored, memory } = await remembered();
  clock.shiftMs = 3_600_000;
  await send({ epoch, entries: [{ seq: 4, event: event("door.rex") }] }, memory);
  await send({ epoch, entries: [{ seq: 5, event: event("door.rex") }] }, memory);
  expect((await stored()).slice(3).map((row) => row.delivery)).toEqual(["historic", "historic"]);
});

test("doors and readers stand as remembered batches said, each field by its last event", async () => {
  const { projectId, epoch, event, send, memory } = await remembered();
  const tell = (seq: number, type: string, data: object = {}) =>
    send({ epoch, entries: [{ seq, event: event(type, data) }] }, memory);
  await tell(4, "door.forced");
  await tell(5, "door.unlocked", { cause: "grant" });
  await tell(6, "reader.tamper");
  await tell(7, "door.forced-cleared");
  await tell(8, "door.closed");
  const { doors } = await listDoors(db, projectId);
  expect(doors[0]).toMatchObject({ lock: "unlocked-momentary", leaf: "closed", alarm: "none" });
  expect(doors[0]?.readers.find((reader) => reader.direction === "in")).toMatchObject({ tampered: true });
});

test("an event that a process remembers badly is not stored at all: no position is taken, no door moves", async () => {
  const { projectId, batch, send, stored, memory, epoch, event } = await remembered();
  await send(batch(4, 4));
  const head = () => db.client.doorHead.findUniqueOrThrow({ where: { projectId } });
  const before = await head();
  expect(await send({ epoch, entries: [{ seq: 4, event: event("door.opened") }] }, memory)).toMatchObject([
    { kind: "stored", nextSeq: 5 },
  ]);
  expect(await head()).toEqual(before);
  expect((await listDoors(db, projectId)).doors[0]).toMatchObject({ leaf: "unknown" });
  expect(seqs(await stored())).toEqual(upTo(4));
});
