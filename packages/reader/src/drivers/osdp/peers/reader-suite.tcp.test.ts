import { createServer } from "node:net";
import { expect, test } from "vitest";
import { watchLine } from "../../../supervisor/line-watch.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import { createLine } from "../../registry.ts";
import { hexOf } from "../bytes.ts";
import { memoryKeyStore } from "../devices/device-settings.ts";
import { goodKey, readerSettings } from "../rigs/osdp-rig.ts";
import { panelFromEnvironment } from "./panel-peer.ts";
import { runReaderSuite } from "./reader-suite.ts";

/** Our own panel, waiting to be dialled by the readers. */
async function startPanel(key: Uint8Array | null) {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const security = key === null ? ({ security: "plain" } as const) : {};
  const line = createLine(
    "osdp",
    {
      transport: { kind: "tcp-server", host: "127.0.0.1", port, from: null },
      readers: [1, 2].map((each) => ({ ...readerSettings(each), ...security })),
      keyStore: memoryKeyStore(key === null ? [] : [1, 2].map((each) => [`r${each}`, key])),
      masterKey: null,
    },
    { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} },
  );
  const watch = watchLine(line, systemScheduler);
  const environment = { OSDP_PANEL_PEER: `tcp://127.0.0.1:${port}`, OSDP_ADDRESSES: "1,2" };
  return { ...watch, environment };
}

test("our readers pass against our own panel over TCP, keyed", { timeout: 120_000 }, async () => {
  await using panel = await startPanel(goodKey);
  const results = await runReaderSuite(
    panelFromEnvironment({ ...panel.environment, OSDP_SCBK: hexOf(goodKey) }),
  );
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

test("our readers pass against our own panel over TCP, without a key", { timeout: 120_000 }, async () => {
  await using panel = await startPanel(null);
  const results = await runReaderSuite(panelFromEnvironment(panel.environment));
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

// The panel has the other key: our readers must not be secured, and half a minute is what foreign panels are given.
test("a panel with another key fails the suite", { timeout: 120_000 }, async () => {
  await using panel = await startPanel(goodKey);
  const results = await runReaderSuite(
    panelFromEnvironment({ ...panel.environment, OSDP_SCBK: "8f3ac1057be2d94416af5b90e7c2381e" }),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual(["failed", ...results.slice(1).map(() => "not-run")]);
});

test("without a panel nothing is said to have passed", async () => {
  const results = await runReaderSuite(panelFromEnvironment({}));
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["not-run"]));
});
