import { expect, test } from "vitest";
import { seededRandom } from "../../../supervisor/seeded-random.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import type { ByteTransport } from "../../../transports/byte-transport.ts";
import { openPseudoTerminal, type PseudoTerminal } from "../../../transports/pseudo-terminal.ts";
import { serialTransport } from "../../../transports/serial-transport.ts";
import { noFaults, runReaderLine } from "../readers/reader-line.ts";
import { smallReader } from "../readers/reader-model.ts";
import { SimulatedOsdpReader } from "../readers/simulated-osdp-reader.ts";
import { goodKey } from "../rigs/osdp-rig.ts";
import { peerFromEnvironment } from "./panel-peer.ts";
import { runPanelSuite } from "./panel-suite.ts";

const world = {
  monotonicMs: () => performance.now(),
  random: () => crypto.getRandomValues(new Uint8Array(8)),
};

/** A port with two readers at it; a port is taken for one owner until all who hold it are gone, so each opening gets a new one. */
function readersAtPorts(terminals: PseudoTerminal[]): ByteTransport {
  return {
    name: "serial",
    openLimitMs: 5_000,
    async open(signal) {
      const terminal = await openPseudoTerminal();
      terminals.push(terminal);
      const readers = [1, 2].map(
        (address) =>
          new SimulatedOsdpReader({ ...smallReader(address, goodKey), acceptsInstallKey: false }, world),
      );
      const parts = { readers, faults: noFaults(), scheduler: systemScheduler, random: seededRandom(1) };
      runReaderLine(parts, terminal.farEnd).catch(() => {});
      return serialTransport({ path: terminal.path, baudRate: 115_200, kind: "usb" }).open(signal);
    },
  };
}

// Six lines one after the other, one of them with an address that nobody has: its nine seconds are waited for.
test("the suite passes against our own readers over a serial port, keyed", { timeout: 120_000 }, async () => {
  const terminals: PseudoTerminal[] = [];
  const peer = { transport: readersAtPorts(terminals), scbk: goodKey, addresses: [1, 2] };
  const results = await runPanelSuite(peer);
  for (const terminal of terminals) await terminal[Symbol.asyncDispose]();
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

test("a peer is named by its port, its socket file or its serial port", () => {
  const nameOf = (peer: string) => peerFromEnvironment({ OSDP_PEER: peer })?.transport.name;
  expect(nameOf("tcp://192.0.2.7:4500")).toBe("tcp 192.0.2.7:4500");
  expect(nameOf("192.0.2.7:4500")).toBe("tcp 192.0.2.7:4500");
  expect(nameOf("unix:/run/osdp")).toBe("unix /run/osdp");
  expect(nameOf("serial:/dev/ttyUSB0")).toBe("serial /dev/ttyUSB0");
  expect(() => nameOf("somewhere")).toThrow("line.misconfigured");
});
