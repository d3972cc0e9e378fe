import { expect, test } from "vitest";
import { ReaderError } from "../errors/reader-error.ts";
import type { DoorObservation } from "../observations/door-observation.ts";
import type { ReaderDriver } from "../reader-driver.ts";
import { ManualScheduler } from "./manual-scheduler.ts";
import { seededRandom } from "./seeded-random.ts";
import { superviseLine } from "./supervise-line.ts";

type TestLink = AsyncDisposable & { readonly lost: Promise<never> };

function rig(reachable: boolean) {
  const scheduler = new ManualScheduler();
  const opens: number[] = [];
  let disposed = 0;
  let lose: () => void = () => {};
  const driver: ReaderDriver<TestLink> = {
    protocol: "test",
    async *observations(link, signal) {
      const at = { observedAt: scheduler.now(), monotonicMs: scheduler.monotonicMs() };
      const identity = { vendor: null, model: null, serial: null, firmware: null };
      yield { ...at, kind: "reader-online", readerId: "r1", protection: "scbk", identity };
      const aborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      await Promise.race([link.lost, aborted]);
    },
    send: () => Promise.resolve({ kind: "ok" }),
    health: () => [],
  };
  const source = {
    name: "nowhere",
    openLimitMs: 5_000,
    open: () => {
      opens.push(scheduler.monotonicMs());
      if (!reachable) return Promise.reject(new ReaderError("link.refused", "nowhere"));
      const { promise, reject } = Promise.withResolvers<never>();
      lose = () => reject(new ReaderError("link.lost", "cut"));
      return Promise.resolve({
        lost: promise,
        [Symbol.asyncDispose]: () => {
          disposed += 1;
          return Promise.resolve();
        },
      });
    },
  };
  const line = superviseLine({ id: "l1", driver, source, scheduler, random: seededRandom(3) });
  const seen: DoorObservation[] = [];
  const stop = new AbortController();
  const done = (async () => {
    for await (const observation of line.observations(stop.signal)) seen.push(observation);
  })();
  return {
    scheduler,
    line,
    seen,
    stop,
    done,
    opens,
    lose: () => lose(),
    disposed: () => disposed,
  };
}

test("waits grow to eight seconds with jitter, and one outage is told once", async () => {
  const { scheduler, opens, seen, stop, done } = rig(false);
  await scheduler.advance(60_000);
  const waits = opens.slice(1).map((at, index) => at - (opens[index] ?? 0));
  expect(waits.length).toBeGreaterThan(6);
  for (const [index, wait] of waits.entries()) {
    const fullMs = Math.min(8_000, 1_000 * 2 ** index);
    expect(wait).toBeGreaterThanOrEqual(fullMs * 0.75);
    expect(wait).toBeLessThanOrEqual(fullMs);
  }
  expect(seen.map((each) => each.kind)).toEqual(["line-down"]);
  stop.abort();
  await done;
  expect(scheduler.pendingTimers).toBe(0);
});

test("a lost link takes its readers offline, is given back, and is opened again", async () => {
  const { scheduler, line, seen, stop, done, lose, disposed } = rig(true);
  await scheduler.advance(20_000);
  expect(line.health().state).toBe("up");
  lose();
  await scheduler.advance(100);
  expect(line.health()).toMatchObject({ state: "waiting", lastFailure: "link.lost: cut", opened: 1 });
  expect(disposed()).toBe(1);
  expect(await line.send({ kind: "identify", readerId: "r1" })).toEqual({
    kind: "refused",
    reason: "reader-offline",
  });
  await scheduler.advance(1_000);
  expect(seen.map((each) => each.kind)).toEqual([
    "line-up",
    "reader-online",
    "reader-offline",
    "line-down",
    "line-up",
    "reader-online",
  ]);
  stop.abort();
  await done;
  expect(disposed()).toBe(2);
});
