import { expect, test } from "vitest";
import { watchLine } from "../../supervisor/line-watch.ts";
import { seededRandom } from "../../supervisor/seeded-random.ts";
import { watchStandstill } from "../../supervisor/standstill.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import { createLine } from "../registry.ts";
import { SimulatedSite } from "./simulated-site.ts";
import { orderlyTemperament, type SiteTemperament } from "./site-plan.ts";
import { wireSite } from "./wired-site.ts";

/** Quick feet, and all the patience a busy machine asks for: neither is what is looked at here. */
const temperament: SiteTemperament = {
  ...orderlyTemperament,
  ...{ reactionMs: [100, 200], passingMs: [300, 400], patienceMs: 60_000 },
};
const door = { doorId: "front", inReaderId: "front-in", outReaderId: null };

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("readers of a wired site are another process: a swipe reaches the panel, the panel's order the door, and they end with it", async () => {
  const scheduler = systemScheduler;
  const random = seededRandom(1);
  const site = new SimulatedSite({ doors: [door], scheduler, random, temperament });
  const read = Promise.withResolvers<boolean>();
  const wired = await wireSite({ site, onRead: () => read.promise });
  const [pid = 0] = wired.programs.map((program) => program.pid);
  expect(pid).not.toBe(process.pid);
  expect(isRunning(pid)).toBe(true);
  const [config] = wired.lines;
  if (config === undefined) throw new Error("the site has no line");
  const context = { lineId: "wire", scheduler, random, report: () => {} };
  {
    await using watch = watchLine(createLine("osdp", config, context), scheduler);
    const seen = (kind: string) => watch.seen.filter((each) => each.kind === kind);
    expect(await watch.until(() => seen("door-contact").length === 1)).toBe(true);
    // The first empty poll has to have passed, else the card counts as one from before.
    const polls = () => watch.line.health().readers[0]?.counters.polls ?? 0;
    expect(await watch.until(() => polls() > 2)).toBe(true);
    const card = { kind: "card", number: "00040000", facility: null, format: "", bits: null } as const;
    using standstill = watchStandstill(scheduler, 500);
    const { acknowledged, passage } = site.present({ readerId: "front-in", credential: card });
    expect(await watch.until(() => seen("credential-read").length === 1)).toBe(true);
    expect(seen("credential-read")[0]).toMatchObject({
      // What waited in a reader while this machine stood still is stale.
      freshness: standstill.hasStoodStill() ? expect.any(String) : "live",
      credential: { number: "00040000" },
    });
    read.resolve(true);
    expect(await acknowledged).toBe(true);
    expect(await watch.line.send({ kind: "unlock", readerId: "front-in", durationMs: 1_000 })).toEqual({
      kind: "ok",
    });
    expect(await passage).toBe("passed");
    expect(await watch.until(() => seen("door-contact").length === 3)).toBe(true);
  }
  await wired[Symbol.asyncDispose]();
  expect(isRunning(pid)).toBe(false);
});
