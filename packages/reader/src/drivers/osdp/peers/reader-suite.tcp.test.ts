import { expect, test } from "vitest";
import { watchLine } from "../../../supervisor/line-watch.ts";
import { superviseLine } from "../../../supervisor/supervise-line.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import { tcpServerTransport } from "../../../transports/tcp-server-transport.ts";
import { hexOf } from "../bytes.ts";
import { memoryKeyStore } from "../devices/device-settings.ts";
import { osdpDriver } from "../osdp-driver.ts";
import { goodKey, readerSettings } from "../rigs/osdp-rig.ts";
import { panelFromEnvironment } from "./panel-peer.ts";
import { runReaderSuite } from "./reader-suite.ts";

/** Our own panel, waiting to be dialled by the readers. */
async function startPanel(key: Uint8Array | null) {
  const security = key === null ? ({ security: "plain" } as const) : {};
  const transport = tcpServerTransport({ host: "127.0.0.1", port: 0, from: null });
  const driver = osdpDriver({
    readers: [1, 2].map((each) => ({ ...readerSettings(each), ...security })),
    keyStore: memoryKeyStore(key === null ? [] : [1, 2].map((each) => [`r${each}`, key])),
    ...{ lineId: "l1", scheduler: systemScheduler, report: () => {} },
    ...{ masterKey: null, allowsWeakKeys: false, baudRate: null },
  });
  const parts = { id: "l1", driver, source: transport, scheduler: systemScheduler, random: Math.random };
  const watch = watchLine(superviseLine(parts), systemScheduler);
  const address = `tcp://127.0.0.1:${await transport.listening}`;
  return { ...watch, environment: { OSDP_PANEL_PEER: address, OSDP_ADDRESSES: "1,2" } };
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
