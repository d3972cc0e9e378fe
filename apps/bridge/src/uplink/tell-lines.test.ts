import type { ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import { expect, test } from "vitest";
import { makeLinesTeller } from "./tell-lines.ts";
import type { ReadyLink } from "./uplink.ts";

const settled = () => new Promise<void>((next) => setImmediate(next));

/** Readers by their addresses alone, and links to a server that answers as told. */
function givenTeller() {
  let addresses = [1, 2];
  const told: string[] = [];
  const reader = (address: number): ReportedReader => ({
    ...{ readerId: "0190b5a0-0000-7000-8000-000000000001", lineId: "bus", protocol: "osdp", profile: null },
    ...{ security: "required", address, drivesLock: false, canTrace: true },
  });
  const teller = makeLinesTeller(() => addresses.map(reader));
  const link = (answer: () => Promise<unknown>): ReadyLink => ({
    signal: new AbortController().signal,
    ask: async (event, payload) => {
      const { readers } = payload as { readers: readonly ReportedReader[] };
      told.push(`${event} ${readers.map(({ address }) => address).join(" ")}`);
      return await answer();
    },
  });
  return {
    ...{ teller, told, link },
    rewire: (...next: number[]) => {
      addresses = next;
      teller.onChanged();
    },
  };
}

const taken = () => Promise.resolve({ taken: true });

test("lines are told once on every connection, and again only when they change", async () => {
  const { teller, told, link, rewire } = givenTeller();
  rewire(1, 2);
  await settled();
  expect(told).toEqual([]);
  teller.onReady(link(taken));
  await settled();
  teller.onChanged();
  await settled();
  expect(told).toEqual(["lines 1 2"]);
  rewire(1, 3);
  await settled();
  teller.onReady(link(taken));
  await settled();
  expect(told).toEqual(["lines 1 2", "lines 1 3", "lines 1 3"]);
});

test("what changes while it is told is told right behind it", async () => {
  const { teller, told, link, rewire } = givenTeller();
  const first = Promise.withResolvers<unknown>();
  let answer = () => first.promise;
  teller.onReady(link(() => answer()));
  await settled();
  answer = taken;
  rewire(7);
  await settled();
  expect(told).toEqual(["lines 1 2"]);
  first.resolve({ taken: true });
  await settled();
  expect(told).toEqual(["lines 1 2", "lines 7"]);
});

test("a server that does not understand, or is not ready, is asked again on the next connection and not before", async () => {
  const { teller, told, link } = givenTeller();
  for (const answer of [
    () => Promise.reject(new Error("timeout")),
    () => Promise.resolve({ taken: false }),
  ]) {
    told.length = 0;
    teller.onReady(link(answer));
    await settled();
    expect(told).toEqual(["lines 1 2"]);
  }
  teller.onReady(link(taken));
  await settled();
  expect(told).toEqual(["lines 1 2", "lines 1 2"]);
});
