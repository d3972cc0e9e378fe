import { randomBytes } from "node:crypto";
import { memoryKeyStore } from "../src/drivers/osdp/devices/device-settings.ts";
import { osdpDriver } from "../src/drivers/osdp/osdp-driver.ts";
import { noFaults, type ReaderLineParts, runReaderLine } from "../src/drivers/osdp/readers/reader-line.ts";
import { smallReader } from "../src/drivers/osdp/readers/reader-model.ts";
import { serveReaders } from "../src/drivers/osdp/readers/reader-server.ts";
import { SimulatedOsdpReader } from "../src/drivers/osdp/readers/simulated-osdp-reader.ts";
import { codeProfile } from "../src/formats/reader-profile.ts";
import type { DoorObservation } from "../src/observations/door-observation.ts";
import { superviseLine } from "../src/supervisor/supervise-line.ts";
import { systemScheduler } from "../src/supervisor/system-scheduler.ts";
import type { ByteTransport } from "../src/transports/byte-transport.ts";
import { openPseudoTerminal } from "../src/transports/pseudo-terminal.ts";
import { serialTransport } from "../src/transports/serial-transport.ts";
import { tcpTransport } from "../src/transports/tcp-transport.ts";

/** A panel and its readers in this process, with a real link between them. */
export type BenchLine = AsyncDisposable & {
  readonly readers: readonly SimulatedOsdpReader[];
  /** Messages of one kind that each reader was told, counted. */
  readonly polls: () => number;
  readonly untilPolls: (count: number) => Promise<void>;
  readonly unlock: (readerId: string) => void;
};

/** How a bench line is made. */
export type BenchLineParts = {
  readonly link: "tcp" | "pty";
  readonly count: number;
  readonly pollMs: number;
  readonly onOutput?: () => void;
  readonly onSeen?: (observation: DoorObservation, unlock: (readerId: string) => void) => void;
};

/** Opens the line and waits until every reader is secured and polled. */
export async function openBenchLine(parts: BenchLineParts): Promise<BenchLine> {
  const world = { monotonicMs: () => performance.now(), random: () => new Uint8Array(randomBytes(8)) };
  const keys = Array.from({ length: parts.count }, () => new Uint8Array(randomBytes(16)));
  let polls = 0;
  const readers = keys.map(
    (key, address) =>
      new SimulatedOsdpReader(smallReader(address, key), world, {
        onCommand: ({ kind }) => {
          if (kind === "poll") polls += 1;
          if (kind === "outputs") parts.onOutput?.();
        },
      }),
  );
  const line: ReaderLineParts = {
    ...{ readers, faults: noFaults(), scheduler: systemScheduler, random: Math.random },
  };
  const { transport, close } = await openLink(parts.link, line);
  const idOf = (address: number) => `r${address}`;
  const driver = osdpDriver({
    ...{ lineId: "bench", masterKey: null, allowsWeakKeys: false, baudRate: null },
    ...{ scheduler: systemScheduler, report: () => {} },
    keyStore: memoryKeyStore(keys.map((key, address) => [idOf(address), key])),
    readers: keys.map((_, address) => ({
      ...{ readerId: idOf(address), address, security: "required", profile: codeProfile, inputs: [] },
      ...{ lockOutput: 0, identity: null, pollMs: parts.pollMs },
    })),
  });
  const supervised = superviseLine({
    ...{ id: "bench", driver, source: transport, scheduler: systemScheduler, random: Math.random },
  });
  const stop = new AbortController();
  const unlock = (readerId: string) => void supervised.send({ kind: "unlock", readerId, durationMs: 500 });
  const consumed = (async () => {
    for await (const each of supervised.observations(stop.signal)) parts.onSeen?.(each, unlock);
  })();
  const untilPolls = async (count: number) => {
    while (polls < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await untilPolls(parts.count * 3);
  return {
    ...{ readers, polls: () => polls, untilPolls, unlock },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await consumed;
      await close();
    },
  };
}

async function openLink(
  kind: "tcp" | "pty",
  line: ReaderLineParts,
): Promise<{ transport: ByteTransport; close: () => Promise<void> }> {
  if (kind === "tcp") {
    const server = await serveReaders({ ...line, listen: { host: "127.0.0.1", port: 0 } });
    return {
      transport: tcpTransport("127.0.0.1", server.port),
      close: async () => server[Symbol.asyncDispose](),
    };
  }
  const terminal = await openPseudoTerminal();
  const served = runReaderLine(line, terminal.farEnd).catch(() => {});
  return {
    transport: serialTransport({ path: terminal.path, baudRate: 115_200, kind: "usb" }),
    close: async () => {
      await terminal[Symbol.asyncDispose]();
      await served;
    },
  };
}
