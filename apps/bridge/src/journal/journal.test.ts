import type { ReportedEvent } from "@gatehouse/contracts/bridge/event-batch";
import { expect, test } from "vitest";
import type { Settings } from "../store/settings.ts";
import { temporaryStores } from "../store/temporary-store.fixture.ts";
import { openJournal } from "./journal.ts";

function event(type: ReportedEvent["type"] = "door.rex", data: ReportedEvent["data"] = {}): ReportedEvent {
  const clock = { offsetMs: 0, uncertaintyMs: 0, isSynced: true };
  const where = { doorId: null, readerId: null, driver: null };
  return { type, occurredAt: 1, monoUs: 1, clock, ...where, listVersion: 0, blockVersion: 0, data };
}

const settings = (epoch: string): Settings => ({ read: () => epoch, write: () => {}, remove: () => {} });

function given() {
  const stores = temporaryStores();
  return {
    open: (options = {}) => {
      const opened = stores.open();
      return { journal: openJournal(opened.store, opened.settings, options), store: opened.store };
    },
  };
}

/** Everything that is held, however many batches it takes. */
function everything(journal: ReturnType<typeof openJournal>) {
  const entries: ReturnType<typeof journal.read>[number][] = [];
  for (let from = 0; ; ) {
    const batch = journal.read(from);
    const last = batch.at(-1);
    if (!last) return entries;
    entries.push(...batch);
    from = (last.through ?? last.seq) + 1;
  }
}

test("events are read back in order, also by a journal opened anew, which goes on with the same life", async () => {
  const { open } = given();
  const first = open().journal;
  await Promise.all([first.append(event()), first.append(event(), event())]);
  const second = open().journal;
  expect(second.epoch).toBe(first.epoch);
  expect(everything(second).map((entry) => entry.seq)).toEqual([1, 2, 3]);
  expect([second.nextSeq(), second.firstHeldSeq(), second.backlog()]).toEqual([4, 1, 3]);
});

test("a number is never given twice, also when everything before it was acknowledged and forgotten", async () => {
  const { open } = given();
  const first = open().journal;
  await first.append(event(), event());
  first.trim(3);
  await first.append(event());
  expect(everything(first).map((entry) => entry.seq)).toEqual([3]);
  first.trim(4);
  const { journal: second, store } = open();
  store.db.exec("delete from journal");
  const third = openJournal(store, settings(second.epoch));
  expect(third.nextSeq()).toBe(4);
  await third.append(event());
  expect(everything(third).map((entry) => entry.seq)).toEqual([4]);
});

test("events that come together are one flush, and every waiter is told after it", async () => {
  const { journal, store } = given().open();
  let flushes = 0;
  const counted = {
    ...store,
    durably: <T>(work: () => T) => {
      flushes += 1;
      return store.durably(work);
    },
  };
  const grouped = openJournal(counted, settings(journal.epoch));
  await Promise.all(Array.from({ length: 50 }, () => grouped.append(event())));
  expect(flushes).toBe(1);
  expect(everything(grouped)).toHaveLength(50);
});

test("while the disk takes nothing nobody is told that something was written; afterwards nothing is missing or twice", async () => {
  const { journal, store } = given().open();
  let isFull = true;
  const told: string[] = [];
  const broken = {
    ...store,
    durably: <T>(work: () => T) => {
      if (isFull) throw new Error("database or disk is full");
      return store.durably(work);
    },
  };
  const options = { onTrouble: (text: string) => told.push(text), retryMs: 20 };
  const stubborn = openJournal(broken, settings(journal.epoch), options);
  let written = 0;
  const waiting = [1, 2, 3].map(() => stubborn.append(event()).then(() => (written += 1)));
  await new Promise((next) => setImmediate(() => setImmediate(next)));
  expect(written).toBe(0);
  isFull = false;
  await Promise.all(waiting);
  expect(everything(stubborn).map((entry) => entry.seq)).toEqual([1, 2, 3]);
  expect(told).toHaveLength(2);
});

test("a batch stops at its bytes but always holds one entry", async () => {
  const { journal } = given().open();
  const long = event("input.changed", { note: "x".repeat(40_000) });
  for (let nth = 0; nth < 3; nth += 1) await journal.append(long);
  expect(journal.read(1).map((entry) => entry.seq)).toEqual([1]);
  await journal.append(event("input.changed", { note: "x".repeat(80_000) }));
  expect(journal.read(4)).toHaveLength(1);
});

test("a full journal gives up what nobody will miss, says how much of what, and leaves no hole", async () => {
  const told: number[] = [];
  const { journal } = given().open({ capacity: 20, onHighWater: (percent: number) => told.push(percent) });
  for (let nth = 0; nth < 60; nth += 1)
    await journal.append(event(nth % 10 === 0 ? "door.rex" : "reader.busy"));
  const entries = everything(journal);
  expect(entries.length).toBeLessThanOrEqual(20);
  let expected = 1;
  for (const entry of entries) {
    expect(entry.seq).toBe(expected);
    expected = (entry.through ?? entry.seq) + 1;
  }
  expect(expected).toBe(61);
  const typed = entries.map((entry) => entry.event as ReportedEvent);
  expect(typed.filter((one) => one.type === "door.rex")).toHaveLength(6);
  const lost = typed.flatMap((one) =>
    one.type === "journal.overflow" ? [Object(one.data.counts)["reader.busy"]] : [],
  );
  const kept = typed.filter((one) => one.type === "reader.busy").length;
  expect(lost.reduce((sum: number, n: number) => sum + n, 0) + kept).toBe(54);
  expect(told.slice(0, 3)).toEqual([50, 80, 95]);
});

test("people and alarms are kept even when nothing else is left to give up", async () => {
  const { journal } = given().open({ capacity: 5 });
  for (let nth = 0; nth < 9; nth += 1) await journal.append(event("door.forced"));
  expect(everything(journal)).toHaveLength(9);
});
