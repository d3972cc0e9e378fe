import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { memoryKeyStore } from "@gatehouse/reader/drivers/osdp/devices/device-settings";
import { FrameParser } from "@gatehouse/reader/drivers/osdp/frame-parser";
import { noFaults } from "@gatehouse/reader/drivers/osdp/readers/reader-line";
import { smallReader } from "@gatehouse/reader/drivers/osdp/readers/reader-model";
import { serveReaders } from "@gatehouse/reader/drivers/osdp/readers/reader-server";
import { SimulatedOsdpReader } from "@gatehouse/reader/drivers/osdp/readers/simulated-osdp-reader";
import { goodKey, readerSettings } from "@gatehouse/reader/drivers/osdp/rigs/osdp-rig";
import { createLine } from "@gatehouse/reader/drivers/registry";
import { watchLine } from "@gatehouse/reader/supervisor/line-watch";
import { systemScheduler } from "@gatehouse/reader/supervisor/system-scheduler";
import { expect, onTestFinished, test } from "vitest";
import { openLineTraces } from "../traces/line-traces.ts";
import { openStatusServer } from "./status-server.ts";

/** A reader on a line over TCP, watched, with its status server. */
async function startLine() {
  const world = {
    monotonicMs: () => performance.now(),
    random: () => crypto.getRandomValues(new Uint8Array(8)),
  };
  const server = await serveReaders({
    readers: [new SimulatedOsdpReader(smallReader(1, goodKey), world)],
    ...{ faults: noFaults(), scheduler: systemScheduler, random: Math.random },
    listen: { host: "127.0.0.1", port: 0 },
  });
  const line = createLine(
    "osdp",
    {
      transport: { kind: "tcp", host: "127.0.0.1", port: server.port },
      ...{ readers: [readerSettings(1)], keyStore: memoryKeyStore([["r1", goodKey]]), masterKey: null },
    },
    { lineId: "ground floor", scheduler: systemScheduler, random: Math.random, report: () => {} },
  );
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-traces-"));
  const said: string[] = [];
  const watch = watchLine(line, systemScheduler);
  const traces = openLineTraces({
    ...{
      folder: path.join(folder, "traces"),
      isInstalling: () => false,
      lines: () => [line],
      scheduler: systemScheduler,
    },
    say: (text) => said.push(text),
  });
  const status = await openStatusServer(0, { lines: () => [line], backlog: () => 7, traces });
  onTestFinished(async () => {
    await status.close();
    traces.close();
    await watch[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  const polls = () => line.health().readers[0]?.counters.polls ?? 0;
  return { watch, traces, said, polls, url: `http://127.0.0.1:${status.port}`, port: status.port };
}

/** Every message of a trace file, with its direction. */
function messagesOf(file: string) {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const { io, data } = JSON.parse(line);
    return { io, frames: new FrameParser().push(Buffer.from(data.replaceAll("-", ""), "hex")) };
  });
}

test("a trace begins and ends by request, holds whole messages both ways, and is its owner's alone", async () => {
  const { watch, url, polls } = await startLine();
  expect(await watch.until(() => polls() > 2)).toBe(true);
  const post = await ask(url, "POST", "/lines/ground%20floor/trace");
  expect(post.status).toBe(201);
  const from = polls();
  expect(await watch.until(() => polls() > from + 10)).toBe(true);
  const ended = await ask(url, "DELETE", "/lines/ground%20floor/trace");
  const { file, bytes } = JSON.parse(ended.body);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(file).size).toBe(bytes);
  const messages = messagesOf(file);
  expect(messages.length).toBeGreaterThan(18);
  expect(messages.every(({ frames }) => frames.length === 1)).toBe(true);
  expect(new Set(messages.map(({ io }) => io))).toEqual(new Set(["input", "output"]));
  expect((await ask(url, "DELETE", "/lines/ground%20floor/trace")).status).toBe(404);
  const fromPage = { origin: "https://elsewhere.example" };
  expect((await ask(url, "POST", "/lines/ground%20floor/trace", fromPage)).status).toBe(403);
  expect((await ask(url, "POST", "/lines/attic/trace")).body).toMatch(/line-unknown/);
});

test("a trace ends by itself when its file is full, and the line goes on", async () => {
  const { watch, traces, said, polls } = await startLine();
  expect(await watch.until(() => polls() > 2)).toBe(true);
  const begun = traces.start("ground floor", { bytes: 3_000, ms: 60_000 });
  expect(await watch.until(() => said.length === 1)).toBe(true);
  expect(said[0]).toMatch(/the trace has ended \(the file is full\)/);
  expect("file" in begun && statSync(begun.file).size).toBeLessThanOrEqual(3_000);
  const from = polls();
  expect(await watch.until(() => polls() > from + 5)).toBe(true);
  expect(watch.seen.some(({ kind }) => kind === "reader-offline" || kind === "line-down")).toBe(false);
});

test("a trace ends by itself when its time is over", async () => {
  const { watch, traces, said } = await startLine();
  traces.start("ground floor", { bytes: 1_000_000, ms: 200 });
  expect(await watch.until(() => said.length === 1)).toBe(true);
  expect(said[0]).toMatch(/its time is over/);
});

test("health and metrics tell every line and reader, to programs of this machine only", async () => {
  const { watch, url, polls } = await startLine();
  expect(await watch.until(() => polls() > 2)).toBe(true);
  const health = JSON.parse((await ask(url, "GET", "/healthz")).body);
  expect(health).toMatchObject({
    eventsToSend: 7,
    lines: [{ lineId: "ground floor", state: "up", readers: [{ readerId: "r1", protection: "scbk" }] }],
  });
  const { body } = await ask(url, "GET", "/metrics");
  expect(body).toMatch(/^gatehouse_bridge_events_to_send 7$/m);
  expect(body).toMatch(/^gatehouse_reader_polls_total\{line="ground floor",reader="r1"\} \d+$/m);
  expect((await ask(url, "GET", "/healthz", { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await ask(url, "GET", "/healthz", { host: "elsewhere.example" })).status).toBe(403);
  expect((await ask(url, "GET", "/other")).status).toBe(404);
});

/** Asks with headers that `fetch` would not let anybody set. */
function ask(
  url: string,
  method: string,
  where: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}${where}`, { method, headers }, async (response) => {
      let body = "";
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, body });
    });
    request.on("error", reject);
    request.end();
  });
}
