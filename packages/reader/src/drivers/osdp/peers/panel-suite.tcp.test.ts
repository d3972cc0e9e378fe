import { expect, test } from "vitest";
import { seededRandom } from "../../../supervisor/seeded-random.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import { hexOf } from "../bytes.ts";
import { noFaults } from "../readers/reader-line.ts";
import { smallReader } from "../readers/reader-model.ts";
import { serveReaders } from "../readers/reader-server.ts";
import { SimulatedOsdpReader } from "../readers/simulated-osdp-reader.ts";
import { goodKey } from "../rigs/osdp-rig.ts";
import { peerFromEnvironment } from "./panel-peer.ts";
import { runPanelSuite } from "./panel-suite.ts";

const world = {
  monotonicMs: () => performance.now(),
  random: () => crypto.getRandomValues(new Uint8Array(8)),
};

const serve = (key: Uint8Array | null) =>
  serveReaders({
    readers: [1, 2].map(
      (address) => new SimulatedOsdpReader({ ...smallReader(address, key), acceptsInstallKey: false }, world),
    ),
    faults: noFaults(),
    scheduler: systemScheduler,
    random: seededRandom(1),
    listen: { host: "127.0.0.1", port: 0 },
  });

test("the suite passes against our own readers over TCP, keyed", { timeout: 120_000 }, async () => {
  await using server = await serve(goodKey);
  const peer = peerFromEnvironment({
    OSDP_PEER: `tcp://127.0.0.1:${server.port}`,
    OSDP_SCBK: hexOf(goodKey),
    OSDP_ADDRESSES: "1,2",
  });
  const results = await runPanelSuite(peer);
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

test("the suite passes against our own readers over TCP, without a key, but for the check of another key", {
  timeout: 120_000,
}, async () => {
  await using server = await serve(null);
  const peer = peerFromEnvironment({ OSDP_PEER: `tcp:127.0.0.1:${server.port}`, OSDP_ADDRESSES: "1,2" });
  const results = await runPanelSuite(peer);
  expect(
    results.filter(({ outcome }) => outcome !== "passed").map(({ name, outcome }) => [name, outcome]),
  ).toEqual([["another key is refused, and nothing is read over it", "not-run"]]);
});

test("a peer that is not there fails the suite", { timeout: 120_000 }, async () => {
  const server = await serve(goodKey);
  const peer = peerFromEnvironment({ OSDP_PEER: `127.0.0.1:${server.port}`, OSDP_SCBK: hexOf(goodKey) });
  await server[Symbol.asyncDispose]();
  const results = await runPanelSuite(peer);
  expect(results.some(({ outcome }) => outcome === "passed")).toBe(false);
  expect(results[0]).toMatchObject({ outcome: "failed", detail: expect.stringContaining("link.refused") });
});

test("without a peer nothing is said to have passed", async () => {
  const results = await runPanelSuite(peerFromEnvironment({}));
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["not-run"]));
});
