#!/usr/bin/env node
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { eventLabel } from "../drivers/osdp/readers/event-label.ts";
import { actOn } from "../drivers/osdp/readers/reader-console.ts";
import { noFaults, runReaderLine } from "../drivers/osdp/readers/reader-line.ts";
import { smallReader } from "../drivers/osdp/readers/reader-model.ts";
import {
  type ReaderOptions,
  readerUsage,
  readReaderOptions,
} from "../drivers/osdp/readers/reader-options.ts";
import { serveReaders } from "../drivers/osdp/readers/reader-server.ts";
import { SimulatedOsdpReader } from "../drivers/osdp/readers/simulated-osdp-reader.ts";
import { ReaderError } from "../errors/reader-error.ts";
import { seededRandom } from "../supervisor/seeded-random.ts";
import { systemScheduler } from "../supervisor/system-scheduler.ts";
import { serialTransport } from "../transports/serial-transport.ts";
import { tcpTransport } from "../transports/tcp-transport.ts";

const say = (event: string, more: object = {}) => {
  process.stdout.write(`${JSON.stringify({ event, atMs: Math.round(performance.now()), ...more })}\n`);
};

async function main(options: ReaderOptions): Promise<void> {
  const { isPlain, link } = options;
  const stopped = new AbortController();
  const witness = options.witness === null ? null : openSync(options.witness, "a");
  const faults = {
    ...noFaults(),
    dropShare: options.dropShare,
    corruptShare: options.corruptShare,
    delayMs: options.delayMs,
  };
  const world = { monotonicMs: () => performance.now(), random: () => new Uint8Array(randomBytes(8)) };
  const readers = options.addresses.map((address, index) => {
    const key = options.keys[index] ?? null;
    const model = {
      ...smallReader(address, key),
      needsSession: !isPlain,
      acceptsInstallKey: key === null && !isPlain,
    };
    return new SimulatedOsdpReader(model, world, {
      onCommand: (command, isSecure) => {
        if (command.kind === "poll") return;
        // A key is told to nobody, not even to whoever runs the simulation.
        const told = command.kind === "set-key" ? { kind: command.kind } : command;
        say("command", { address, isSecure, command: told });
      },
      onTaken: (event) => {
        say("taken", { address, what: eventLabel(event) });
        if (witness === null) return;
        writeSync(witness, `${address} ${eventLabel(event)}\n`);
        fsyncSync(witness);
      },
    });
  });
  const parts = { readers, faults, scheduler: systemScheduler, random: seededRandom(options.seed) };
  const onPanel = (isConnected: boolean) => say(isConnected ? "panel-connected" : "panel-gone");

  let hangUp = () => {};
  const serve = async (): Promise<void> => {
    if (link.kind === "listen") {
      const server = await serveReaders({ ...parts, listen: link, onPanel });
      hangUp = server.hangUp;
      say("listening", { port: server.port });
      await new Promise((resolve) => stopped.signal.addEventListener("abort", resolve));
      await server[Symbol.asyncDispose]();
      return;
    }
    const transport =
      link.kind === "dial"
        ? tcpTransport(link.host, link.port)
        : serialTransport({ path: link.path, baudRate: link.baudRate, kind: "usb" });
    await using opened = await transport.open(stopped.signal);
    hangUp = () => void opened[Symbol.asyncDispose]();
    stopped.signal.addEventListener("abort", hangUp);
    onPanel(true);
    await runReaderLine(parts, opened);
    onPanel(false);
  };

  const quit = () => stopped.abort();
  process.once("SIGINT", quit);
  process.once("SIGTERM", quit);
  const console = createInterface({ input: process.stdin });
  console.on("line", (line) => {
    const problem = actOn({ readers, faults, hangUp: () => hangUp(), quit }, line);
    if (problem !== null) say("refused", { problem });
  });
  if (options.endsWithInput) console.once("close", quit);
  try {
    await serve();
  } finally {
    console.close();
    process.stdin.destroy();
    if (witness !== null) closeSync(witness);
  }
}

try {
  const argv = process.argv.slice(2);
  if (argv.includes("--help")) process.stdout.write(`${readerUsage}\n`);
  else await main(readReaderOptions(argv, process.env));
} catch (error) {
  process.stderr.write(`${error instanceof ReaderError ? `${error.message}\n\n${readerUsage}` : error}\n`);
  process.exitCode = 2;
}
