import { expect, test } from "vitest";
import { watchLine } from "../../supervisor/line-watch.ts";
import { seededRandom } from "../../supervisor/seeded-random.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import { openPseudoTerminal } from "../../transports/pseudo-terminal.ts";
import { createLine } from "../registry.ts";
import { memoryKeyStore } from "./devices/device-settings.ts";
import { noFaults, runReaderLine } from "./readers/reader-line.ts";
import { smallReader } from "./readers/reader-model.ts";
import { SimulatedOsdpReader } from "./readers/simulated-osdp-reader.ts";
import { cardRead, goodKey, readerSettings } from "./rigs/osdp-rig.ts";

test("readers on a serial port are secured, read and commanded; a line that hangs up is told", async () => {
  await using terminal = await openPseudoTerminal();
  const world = {
    monotonicMs: () => performance.now(),
    random: () => crypto.getRandomValues(new Uint8Array(8)),
  };
  const readers = [1, 2].map((address) => new SimulatedOsdpReader(smallReader(address, goodKey), world));
  const parts = { readers, faults: noFaults(), scheduler: systemScheduler, random: seededRandom(1) };
  const served = runReaderLine(parts, terminal.farEnd).catch(() => {});
  const config = {
    transport: { kind: "serial", path: terminal.path, baudRate: 115_200, adapter: "usb" },
    readers: [readerSettings(1), readerSettings(2)],
    keyStore: memoryKeyStore([
      ["r1", goodKey],
      ["r2", goodKey],
    ]),
    masterKey: null,
  } as const;
  const context = { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} };
  await using watch = watchLine(createLine("osdp", config, context), systemScheduler);
  const polls = () => watch.line.health().readers.map(({ counters: { polls: count = 0 } }) => count);
  expect(await watch.until(() => polls().every((count) => count > 5))).toBe(true);
  expect(watch.seen.filter(({ kind }) => kind === "reader-online")).toHaveLength(2);
  readers[0]?.report(cardRead);
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "credential-read"))).toBe(true);
  expect(await watch.line.send({ kind: "unlock", readerId: "r2", durationMs: 500 })).toEqual({ kind: "ok" });
  await terminal[Symbol.asyncDispose]();
  await served;
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
});

test("a port that is not there is a refusal, not a crash", async () => {
  const config = {
    transport: { kind: "serial", path: "/dev/no-such-port", baudRate: 9_600, adapter: "uart" },
    ...{ readers: [readerSettings(1)], keyStore: memoryKeyStore([["r1", goodKey]]), masterKey: null },
  } as const;
  const context = { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} };
  await using watch = watchLine(createLine("osdp", config, context), systemScheduler);
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  expect(watch.line.health()).toMatchObject({
    state: "waiting",
    lastFailure: "link.refused: serial /dev/no-such-port",
  });
});
