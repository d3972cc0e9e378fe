import { type Frame, securityBlock } from "@gatehouse/reader/drivers/osdp/frame";
import { FrameParser } from "@gatehouse/reader/drivers/osdp/frame-parser";
import { noFaults } from "@gatehouse/reader/drivers/osdp/readers/reader-line";
import { smallReader } from "@gatehouse/reader/drivers/osdp/readers/reader-model";
import { serveReaders } from "@gatehouse/reader/drivers/osdp/readers/reader-server";
import { SimulatedOsdpReader } from "@gatehouse/reader/drivers/osdp/readers/simulated-osdp-reader";
import { goodKey } from "@gatehouse/reader/drivers/osdp/rigs/osdp-rig";
import { systemScheduler } from "@gatehouse/reader/supervisor/system-scheduler";
import { openInstallMode } from "@gatehouse/services/readers/install-mode";
import { listReaders } from "@gatehouse/services/readers/list-readers";
import { listTraces } from "@gatehouse/services/readers/list-traces";
import { readTrace } from "@gatehouse/services/readers/read-trace";
import { startTrace } from "@gatehouse/services/readers/start-trace";
import { stopTrace } from "@gatehouse/services/readers/stop-trace";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { lineSettings } from "./lines/line-settings.ts";
import { givenPlace, runLink, runTestBridge, testParts } from "./site.harness.ts";

const { db } = await databaseForFile();

/** Enough readers on the wire that a second of it does not fit into one part. */
const addresses = [1, 2, 3, 4, 5, 6, 7, 8];

/** A bridge with one OSDP line, and how the server sees its recordings. Only the reader at address 1 is one of the list. */
async function givenLine(key: Uint8Array | null) {
  const world = {
    monotonicMs: () => performance.now(),
    random: () => crypto.getRandomValues(new Uint8Array(8)),
  };
  const server = await serveReaders({
    ...{ faults: noFaults(), scheduler: systemScheduler, random: Math.random },
    readers: addresses.map(
      (address) => new SimulatedOsdpReader(smallReader(address, address === 1 ? key : goodKey), world),
    ),
    listen: { host: "127.0.0.1", port: 0 },
  });
  const { projectId, actor, site, bridgeId, code } = await givenPlace(db);
  const readerId = site.doors[0]?.inReaderId ?? "";
  const given = { key: Buffer.from(goodKey).toString("hex") };
  const line = lineSettings.parse({
    ...{ protocol: "osdp", id: "bus", transport: { kind: "tcp", host: "127.0.0.1", port: server.port } },
    readers: addresses.map((address) => ({
      ...{ readerId: address === 1 ? readerId : crypto.randomUUID(), address },
      ...(address === 1 && key === null ? {} : given),
    })),
  });
  const link = await runLink(db);
  const bridge = await runTestBridge(link.url, code, testParts, { lines: [line] });
  const shown = async () => (await listReaders(db, projectId)).readers.find(({ id }) => id === readerId);
  await until("the bridge has said how it is wired", async () => (await shown())?.setup);
  const trace = async (id: string) =>
    (await listTraces(db, { projectId })).traces.find((one) => one.id === id) ?? expect.unreachable();
  const polls = () =>
    bridge
      .bridge()
      .lines()
      ?.lineOf(readerId)
      ?.health()
      .readers.reduce((sum, reader) => sum + (reader.counters.polls ?? 0), 0) ?? 0;
  return {
    ...{ projectId, actor, readerId, link, shown, trace, polls },
    start: () => startTrace(db, actor, { projectId, bridgeId, lineId: "bus", minutes: 5, reason: "Test" }),
    stop: (traceId: string) => stopTrace(db, actor, { projectId, traceId }),
    read: async (traceId: string) =>
      (await Array.fromAsync((await readTrace(db, actor, traceId)).parts)).join(""),
    open: () => openInstallMode(db, actor, { projectId, readerId, minutes: 1, reason: "Test" }),
    async [Symbol.asyncDispose]() {
      await bridge[Symbol.asyncDispose]();
      await link[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Every message of a recording, with its direction. */
const messagesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const { io, data } = JSON.parse(line);
      return { io, frames: new FrameParser().push(Buffer.from(data.replaceAll("-", ""), "hex")) };
    });

test("a recording is handed over in parts across a cut link, and its bytes are an OSDPCAP", async () => {
  await using site = await givenLine(goodKey);
  const { link, trace, polls, start, stop, read } = site;
  await until("the readers are polled", () => polls() > 50);
  const { traceId, outcome } = await start();
  expect(outcome).toBe("done");
  await until("everybody sees that it runs", async () => (await trace(traceId)).state === "running");
  const from = polls();
  await until("there is enough for two parts", () => polls() > from + 220);
  const seen: number[] = [];
  for (const socket of link.sockets())
    socket.onAny((event, part) => {
      if (event !== "trace.part") return;
      seen.push(part.n);
      if (part.n === 1) socket.disconnect(true);
    });
  expect(await stop(traceId)).toMatchObject({ outcome: "done" });
  await until("it is here", async () => (await trace(traceId)).state === "done", 30_000);
  // The cut came in the middle of the upload.
  expect(seen).toEqual([0, 1]);
  const text = await read(traceId);
  expect(await trace(traceId)).toMatchObject({ cause: "admin", failure: null, bytes: text.length });
  expect(text.length).toBeGreaterThan(60_000);
  const messages = messagesOf(text);
  expect(messages.every(({ frames }) => frames.length === 1)).toBe(true);
  expect(new Set(messages.map(({ io }) => io))).toEqual(new Set(["output", "input"]));
  expect(link.problems).toEqual([]);
});

test("a recording ends when a reader of its line may be keyed, before anything is said under the install key", async () => {
  await using site = await givenLine(null);
  const { shown, trace, polls, start, read, open } = site;
  await until("it is not trusted without a key", async () => (await shown())?.quarantine === "no-key");
  await until("its neighbours are polled", () => polls() > 50);
  const { traceId } = await start();
  await until("it runs", async () => (await trace(traceId)).state === "running");
  const from = polls();
  await until("something was said", () => polls() > from);
  expect(await open()).toMatchObject({ outcome: "done" });
  await until("the recording is here", async () => (await trace(traceId)).state === "done");
  expect(await trace(traceId)).toMatchObject({ cause: "install-mode" });
  await until("the reader has its key", async () => (await shown())?.link === "online");
  const frames = messagesOf(await read(traceId)).flatMap((message) => message.frames);
  expect(frames.length).toBeGreaterThan(0);
  const isForInstallKey = ({ security }: Frame) =>
    security?.type === securityBlock.challenge && security.data[0] === 0;
  expect(frames.some(isForInstallKey)).toBe(false);
});

test("a line whose reader may be keyed is not recorded", async () => {
  await using site = await givenLine(goodKey);
  const { shown, polls, start, open } = site;
  await until("the readers are polled", () => polls() > 50);
  await open();
  await until("everybody sees the install mode", async () => (await shown())?.installEndsAt);
  await expect(start()).rejects.toMatchObject({ code: "trace.install-mode" });
  // A server that has not heard of it yet is refused by the bridge.
  await db.client.readerState.updateMany({
    where: { projectId: site.projectId },
    data: { installEndsAt: null },
  });
  const { traceId, ...answer } = await start();
  expect(answer).toMatchObject({ outcome: "refused", refusal: "install-mode-open" });
  await until("it is over", async () => (await site.trace(traceId)).state === "failed");
  expect(await site.trace(traceId)).toMatchObject({ failure: "install-mode-open", bytes: 0 });
});
