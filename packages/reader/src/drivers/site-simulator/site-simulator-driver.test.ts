import { expect, test } from "vitest";
import type { DoorObservation } from "../../observations/door-observation.ts";
import type { PresentedCredential } from "../../observations/presented-credential.ts";
import { ManualScheduler } from "../../supervisor/manual-scheduler.ts";
import { seededRandom } from "../../supervisor/seeded-random.ts";
import { createLine } from "../registry.ts";
import { type CrowdMember, runDemoCrowd } from "./demo-crowd.ts";
import { SimulatedSite } from "./simulated-site.ts";
import { orderlyTemperament } from "./site-plan.ts";

const doors = [
  { doorId: "front", inReaderId: "front-in", outReaderId: "front-out" },
  { doorId: "yard", inReaderId: "yard-in", outReaderId: null },
];

const badge: PresentedCredential = { kind: "code", text: "WILMA-4711" };

function simulatedLine(seed: number) {
  const scheduler = new ManualScheduler();
  const random = seededRandom(seed);
  const site = new SimulatedSite({ doors, scheduler, random, temperament: orderlyTemperament });
  const line = createLine(
    "site-simulator",
    { site },
    { lineId: "line", scheduler, random, report: () => {} },
  );
  return { scheduler, random, site, line };
}

/** Follows a line, unlocking for every credential but `refused`; answers the kinds seen, with times. */
function follow(rig: ReturnType<typeof simulatedLine>, signal: AbortSignal, refused = "") {
  const seen: DoorObservation[] = [];
  const done = (async () => {
    for await (const observation of rig.line.observations(signal)) {
      seen.push(observation);
      if (observation.kind !== "credential-read") continue;
      if (observation.credential.kind === "code" && observation.credential.text === refused) continue;
      const { readerId } = observation;
      await rig.line.send({ kind: "unlock", readerId, durationMs: 5_000 });
    }
  })();
  return { seen, done };
}

const told = (seen: readonly DoorObservation[]) =>
  seen.map((each) => {
    if (each.kind === "door-contact") return `${each.readerId} ${each.leaf}`;
    if (each.kind === "output-changed")
      return `${each.readerId} lock ${each.active ? "released" : "engaged"}`;
    if ("readerId" in each) return `${each.readerId} ${each.kind}`;
    return each.kind;
  });

test("somebody who is let in opens the door, passes, and the door locks again", async () => {
  const rig = simulatedLine(1);
  const stop = new AbortController();
  const { seen, done } = follow(rig, stop.signal);
  await rig.scheduler.advance(10);
  const started = seen.length;
  const { acknowledged, passage } = rig.site.present({ readerId: "front-out", credential: badge });
  await rig.scheduler.advance(10_000);
  expect(await acknowledged).toBe(true);
  expect(await passage).toBe("passed");
  expect(told(seen.slice(started))).toEqual([
    "front-out credential-read",
    "front-in lock released",
    "front-in open",
    "front-in closed",
    "front-in lock engaged",
  ]);
  stop.abort();
  await done;
  expect(rig.line.health().state).toBe("stopped");
});

test("somebody who is not let in waits, and leaves a door that never moved", async () => {
  const rig = simulatedLine(1);
  const stop = new AbortController();
  const { seen, done } = follow(rig, stop.signal, "WILMA-4711");
  await rig.scheduler.advance(10);
  const { passage } = rig.site.present({ readerId: "front-in", credential: badge });
  await rig.scheduler.advance(10_000);
  expect(await passage).toBe("stayed-locked");
  expect(told(seen)).not.toContain("front-in open");
  stop.abort();
  await done;
});

test("a reader reports its next event only after the last one was acknowledged, the others go on", async () => {
  const rig = simulatedLine(1);
  const stop = new AbortController();
  const consumer = rig.line.observations(stop.signal)[Symbol.asyncIterator]();
  const next = async () => (await consumer.next()).value;
  while ((await next())?.kind !== "door-contact");
  await next();
  rig.site.present({ readerId: "front-in", credential: { kind: "code", text: "first" } });
  rig.site.present({ readerId: "front-in", credential: { kind: "code", text: "second" } });
  rig.site.present({ readerId: "yard-in", credential: { kind: "code", text: "other" } });
  const texts: string[] = [];
  while (texts.length < 3) {
    const observation = await next();
    if (observation?.kind === "credential-read" && observation.credential.kind === "code") {
      texts.push(observation.credential.text);
    }
  }
  expect(texts).toEqual(["first", "other", "second"]);
  stop.abort();
  await consumer.return?.();
});

test("what nobody acknowledged is told so to whoever presented it", async () => {
  const rig = simulatedLine(1);
  const { acknowledged } = rig.site.present({ readerId: "front-in", credential: badge });
  expect(await acknowledged).toBe(false);
});

test("a door without an inner reader is left by the exit button, which is told before the leaf moves", async () => {
  const rig = simulatedLine(1);
  const stop = new AbortController();
  const { seen, done } = follow(rig, stop.signal);
  await rig.scheduler.advance(10);
  const started = seen.length;
  void rig.site.leaveByExitButton("yard");
  await rig.scheduler.advance(10_000);
  expect(told(seen.slice(started))).toEqual([
    "yard-in request-to-exit",
    "yard-in open",
    "yard-in request-to-exit",
    "yard-in closed",
  ]);
  stop.abort();
  await done;
});

test("the same seed gives the same day, another seed another", async () => {
  const day = async (seed: number) => {
    const rig = simulatedLine(seed);
    const stop = new AbortController();
    const members: CrowdMember[] = Array.from({ length: 12 }, (_, index) => ({
      memberId: `m${index}`,
      doorIds: null,
      credential: () => ({ kind: "code", text: `person-${index}` }),
    }));
    const { seen, done } = follow(rig, stop.signal, "person-3");
    const parts = { ...rig, members: () => members, walksPerMinute: 20 };
    const crowd = runDemoCrowd(parts, stop.signal);
    await rig.scheduler.advance(10 * 60_000);
    stop.abort();
    await Promise.all([done, crowd]);
    return seen.map((each, index) => `${each.monotonicMs.toFixed(3)} ${told(seen)[index]}`);
  };
  const first = await day(7);
  expect(first.filter((line) => line.endsWith("credential-read")).length).toBeGreaterThan(100);
  expect(first.filter((line) => line.endsWith("request-to-exit")).length).toBeGreaterThan(10);
  expect(await day(7)).toEqual(first);
  expect(await day(8)).not.toEqual(first);
});
