import { size } from "@gatehouse/testing/sizes/size";
import { describe, expect, test, vi } from "vitest";
import { smallReader } from "./readers/reader-model.ts";
import { cardRead, codeRead, goodKey, osdpRig, readerSettings } from "./rigs/osdp-rig.ts";

// Minutes of a line are computed, not waited for; on a busy machine that may still take its time.
vi.setConfig({ testTimeout: size(60_000, 600_000) });

const seeds = Array.from({ length: size(3, 20) }, (_, index) => index + 1);

type Rig = ReturnType<typeof osdpRig>;

const texts = (rig: Rig) =>
  rig
    .of("credential-read")
    .map(({ credential }) => (credential.kind === "code" ? credential.text : credential.kind));

/** Presents numbered codes at a steady pace; answers what was presented. */
async function presentSteadily(rig: Rig, count: number, everyMs: number): Promise<readonly string[]> {
  const presented: string[] = [];
  for (let index = 0; index < count; index++) {
    const text = `PASS-${String(index).padStart(5, "0")}`;
    if (rig.reader.report(codeRead(text))) presented.push(text);
    await rig.scheduler.advance(everyMs);
  }
  await rig.scheduler.advance(5_000);
  return presented;
}

test("five cards a second for a minute arrive in order, each once", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  const presented = await presentSteadily(rig, 300, 200);
  expect(presented).toHaveLength(300);
  expect(texts(rig)).toEqual(presented);
  await rig.stop();
});

describe.each([
  [
    "a tenth of the answers lost",
    (rig: Rig) => {
      rig.faults.dropShare = 0.1;
    },
  ],
  [
    "a tenth of the answers damaged",
    (rig: Rig) => {
      rig.faults.corruptShare = 0.1;
    },
  ],
  [
    "a tenth of everything lost or damaged, both ways",
    (rig: Rig) => {
      rig.memory.toReader.dropShare = 0.05;
      rig.memory.toReader.corruptShare = 0.05;
      rig.memory.toPanel.dropShare = 0.05;
      rig.memory.toPanel.corruptShare = 0.05;
    },
  ],
  [
    "every answer in four pieces",
    (rig: Rig) => {
      rig.memory.toPanel.splitInto = 4;
    },
  ],
  [
    "everything merged into clumps of 30 ms",
    (rig: Rig) => {
      rig.memory.toPanel.mergeMs = 30;
      rig.memory.toReader.mergeMs = 30;
    },
  ],
])("with %s", (_, disturb) => {
  test.each(seeds)("every card arrives exactly once, in order (seed %i)", async (seed) => {
    const rig = osdpRig({ seed });
    await rig.scheduler.advance(500);
    disturb(rig);
    const presented = await presentSteadily(rig, size(150, 1_000), 300);
    expect(texts(rig)).toEqual(presented);
    expect(rig.of("reader-offline")).toEqual([]);
    await rig.stop();
  });
});

test("answers at 150 ms are answers, answers at 250 ms still lose and double nothing", async () => {
  for (const delayMs of [150, 250]) {
    const rig = osdpRig();
    await rig.scheduler.advance(500);
    rig.faults.delayMs = delayMs;
    const presented = await presentSteadily(rig, 40, 1_000);
    expect(texts(rig)).toEqual(presented);
    await rig.stop();
  }
});

test("one mute reader of eight is offline after eight seconds, and its neighbours are polled at no less than half their pace", async () => {
  const models = Array.from({ length: 8 }, (_, index) => smallReader(index + 1, goodKey));
  const rig = osdpRig({ models });
  await rig.scheduler.advance(2_000);
  const gaps = (address: number, fromMs: number) => {
    const at = rig.commands.filter(
      (each) => each.address === address && each.command.kind === "poll" && each.atMs >= fromMs,
    );
    return at
      .slice(1)
      .map((each, index) => each.atMs - (at[index]?.atMs ?? 0))
      .sort((left, right) => left - right);
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  await rig.scheduler.advance(5_000);
  const before = mean(gaps(2, 2_000));
  const mutedAt = rig.scheduler.monotonicMs();
  rig.faults.mute.add(1);
  await rig.scheduler.advance(30_000);
  const offline = rig.of("reader-offline");
  expect(offline).toMatchObject([{ readerId: "r1", cause: "silence" }]);
  expect((offline[0]?.monotonicMs ?? 0) - mutedAt).toBeLessThanOrEqual(9_000);
  for (const address of [2, 5, 8]) expect(mean(gaps(address, mutedAt))).toBeLessThan(before * 2);
  await rig.stop();
});

test("with all readers but one mute, the one is served between any two probes", async () => {
  const models = Array.from({ length: 12 }, (_, index) => smallReader(index + 1, goodKey));
  const rig = osdpRig({ models });
  for (let address = 2; address <= 12; address++) rig.faults.mute.add(address);
  await rig.scheduler.advance(30_000);
  const polls = rig.commands
    .filter((each) => each.address === 1 && each.command.kind === "poll")
    .map(({ atMs }) => atMs);
  const gaps = polls.slice(1).map((at, index) => at - (polls[index] ?? 0));
  // One probe costs the reply time; two in a row would cost twice that.
  expect(Math.max(...gaps)).toBeLessThanOrEqual(260);
  await rig.stop();
});

test("a line that is cut takes its readers offline at once and comes back by itself", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  rig.memory.cut();
  await rig.scheduler.advance(100);
  expect(rig.of("reader-offline")).toMatchObject([{ cause: "line-lost" }]);
  expect(await rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 1_000 })).toEqual({
    kind: "refused",
    reason: "reader-offline",
  });
  await rig.scheduler.advance(2_000);
  expect(rig.of("reader-online")).toHaveLength(2);
  await rig.stop();
});

test("a line that is cut while an unlock is under way, and the read behind it held, ends both and comes back", async () => {
  const outcomes: string[] = [];
  const rig = osdpRig({
    consume: async (each) => {
      if (each.kind !== "credential-read") return;
      rig.memory.toReader.dropShare = 1;
      const unlock = rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 1_000 });
      rig.memory.cut();
      outcomes.push((await unlock).kind);
    },
  });
  await rig.scheduler.advance(500);
  rig.reader.report(cardRead);
  await rig.scheduler.advance(500);
  expect(outcomes).toEqual(["refused"]);
  rig.memory.toReader.dropShare = 0;
  await rig.scheduler.advance(5_000);
  expect(rig.of("reader-online")).toHaveLength(2);
  await rig.stop();
});

test("a reader that restarts is secured again at once", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  rig.reader.restart();
  await rig.scheduler.advance(200);
  expect(rig.reader.isSecure).toBe(true);
  rig.reader.report(cardRead);
  await rig.scheduler.advance(100);
  expect(rig.reads()).toHaveLength(1);
  expect(rig.of("reader-offline")).toEqual([]);
  expect(rig.of("reader-online")).toHaveLength(1);
  // Told, because the outputs of a reader that started anew are as they were made, not as they were ordered.
  expect(rig.of("reader-resumed")).toHaveLength(1);
  await rig.stop();
});

test("BUSY repeats the same message until it is carried out, and counts as a sign of life", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  rig.reader.busyFor = 10;
  const outcome = rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 1_000 });
  await rig.scheduler.advance(1_000);
  expect(await outcome).toEqual({ kind: "ok" });
  expect(rig.commands.filter(({ command }) => command.kind === "outputs")).toHaveLength(1);
  expect(rig.health("r1")?.counters).toMatchObject({ busy: 10, retries: 0, sessionsLost: 0 });
  await rig.stop();
});

test("an unlock that could not be delivered in time is taken back, and opens nothing when the reader answers again", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(510);
  rig.memory.toReader.dropShare = 1;
  const outcome = rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 5_000 });
  await rig.scheduler.advance(2_500);
  expect(await outcome).toEqual({ kind: "timeout" });
  rig.memory.toReader.dropShare = 0;
  await rig.scheduler.advance(15_000);
  expect(rig.health("r1")).toMatchObject({ state: "online-secure" });
  expect(rig.commands.some(({ command }) => command.kind === "outputs")).toBe(false);
  expect([...rig.reader.outputStates]).toEqual([0, 0]);
  await rig.stop();
});

test("two readers of one address are noticed and quarantined", async () => {
  const rig = osdpRig({
    models: [smallReader(1, goodKey), smallReader(1, goodKey)],
    settings: [readerSettings(1)],
  });
  await rig.scheduler.advance(2_000);
  expect(rig.of("reader-security-failure")).toContainEqual(
    expect.objectContaining({ failure: "duplicate-address", quarantined: true }),
  );
  await rig.stop();
});

test("a reader that is moved answers at its new address and no longer at the old one", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  const outcome = rig.line.send({ kind: "set-line", readerId: "r1", address: 9, baudRate: 115_200 });
  await rig.scheduler.advance(1_000);
  expect(await outcome).toEqual({ kind: "ok" });
  expect(rig.of("reader-moved")).toMatchObject([{ address: 9, baudRate: 115_200 }]);
  expect(rig.reader.address).toBe(9);
  rig.reader.report(cardRead);
  await rig.scheduler.advance(200);
  expect(rig.reads()).toHaveLength(1);
  expect(rig.health("r1")).toMatchObject({ state: "online-secure" });
  await rig.stop();
});

test.each([
  [9_600, 1, 260],
  [38_400, 4, 130],
  [115_200, 8, 100],
])(
  "at %i baud with %i readers, ninety-five of a hundred cards move the lock within %i ms",
  async (baudRate, count, limitMs) => {
    const models = Array.from({ length: count }, (_, index) => smallReader(index + 1, goodKey));
    const shown = new Map<number, number>();
    const latencies: number[] = [];
    const rig = osdpRig({
      models,
      baudRate,
      consume: (each) => {
        if (each.kind === "credential-read")
          void rig.line.send({ kind: "unlock", readerId: each.readerId, durationMs: 500 });
      },
    });
    rig.memory.toReader.baudRate = baudRate;
    rig.memory.toPanel.baudRate = baudRate;
    await rig.scheduler.advance(10_000);
    for (let card = 0; card < 40; card++) {
      const which = card % count;
      shown.set(which + 1, rig.scheduler.monotonicMs());
      const from = rig.commands.length;
      rig.readers[which]?.report(codeRead(`PASS-${card}-000`));
      await rig.scheduler.advance(613 + (card % 7) * 11);
      const moved = rig.commands.slice(from).find(({ command }) => command.kind === "outputs");
      latencies.push((moved?.atMs ?? Number.POSITIVE_INFINITY) - (shown.get(which + 1) ?? 0));
    }
    latencies.sort((left, right) => left - right);
    expect(latencies[Math.floor(latencies.length * 0.95)]).toBeLessThanOrEqual(limitMs);
    expect(rig.of("reader-offline")).toEqual([]);
    await rig.stop();
  },
);

test("minutes of twenty polls a second leave no timer, no frame and no observation behind", async () => {
  const rig = osdpRig();
  const minutes = size(3, 60);
  await rig.scheduler.advance(minutes * 60_000);
  const health = rig.health("r1");
  const polls = rig.commands.filter(({ command }) => command.kind === "poll").length;
  expect(polls).toBeGreaterThan(minutes * 1_130);
  expect(health?.counters).toMatchObject({ polls, retries: 0, ignored: 0, sessionsLost: 0, held: 0 });
  expect(rig.seen.length).toBeLessThan(6);
  expect(rig.scheduler.pendingTimers).toBeLessThan(4);
  await rig.stop();
  expect(rig.scheduler.pendingTimers).toBe(0);
});

test("a session that is lost over and over is tried again more and more slowly", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  const handshakes = () => rig.commands.filter(({ command }) => command.kind === "challenge").length;
  const before = handshakes();
  for (let times = 0; times < 300; times++) {
    rig.reader.restart();
    await rig.scheduler.advance(100);
  }
  expect(handshakes() - before).toBeLessThan(20);
  await rig.stop();
});
