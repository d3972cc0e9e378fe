import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { bridgeLinkPath, bridgeProtocol } from "@gatehouse/contracts/bridge/bridge-limits";
import { helloMessage } from "@gatehouse/contracts/bridge/hello";
import { addBridge } from "@gatehouse/services/bridges/add-bridge";
import { listBridges } from "@gatehouse/services/bridges/list-bridges";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { type GivenBridge, givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { oddPayload, pickOne, seededNumbers } from "@gatehouse/testing/malformed/odd-values";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { io, type Socket } from "socket.io-client";
import { expect, onTestFinished, test } from "vitest";
import { attachBridgeLink } from "./attach-bridge-link.ts";

const { db } = await databaseForFile();

async function givenLink() {
  const problems: unknown[] = [];
  const server = http.createServer();
  const link = attachBridgeLink(server, { db, report: (error) => problems.push(error) });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  onTestFinished(async () => {
    await link.close();
    server.closeAllConnections();
    await new Promise<void>((done) => void server.close(() => done()));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** Connects and answers the socket with the nonce it was challenged with. */
  const dial = async (headers: Record<string, string> = {}) => {
    const options = { path: bridgeLinkPath, transports: ["websocket"], reconnection: false, forceNew: true };
    const socket = io(url, { ...options, extraHeaders: headers });
    onTestFinished(() => void socket.disconnect());
    const nonce = await new Promise<string>((challenged, refused) => {
      socket.once("challenge", (given: { nonce: string }) => challenged(given.nonce));
      socket.once("connect_error", refused);
    });
    return { socket, nonce };
  };
  return { dial, problems };
}

async function givenSiteBridge() {
  const projectId = await givenProject(db);
  const { siteId } = await givenSite(db, projectId);
  return { projectId, siteId, bridge: await givenPairedBridge(db, { projectId, siteId }) };
}

type Said = { epoch: string; nextSeq: number };

function helloOf(projectId: string, bridge: GivenBridge, nonce: string, { epoch, nextSeq }: Said) {
  const said = {
    ...{ protocol: bridgeProtocol, projectId, bridgeId: bridge.bridgeId, epoch, nextSeq, firstHeldSeq: 1 },
    ...{ listVersion: 0, listHash: "0".repeat(64), blockPosition: 0, version: "test", nonce: "n".repeat(43) },
  };
  return { ...said, signature: bridge.sign(helloMessage(nonce, said)) };
}

const ask = (socket: Socket, event: string, payload: unknown) =>
  socket.timeout(20_000).emitWithAck(event, payload);

test("a hello signed for another connection, or by another key, is refused", async () => {
  const { projectId, siteId, bridge } = await givenSiteBridge();
  const stranger = await givenPairedBridge(db, { projectId, siteId });
  const { dial } = await givenLink();
  const said = { epoch: randomUUID(), nextSeq: 1 };
  const first = await dial();
  const recorded = helloOf(projectId, bridge, first.nonce, said);
  const second = await dial();
  expect(await ask(second.socket, "hello", recorded)).toEqual({
    kind: "refused",
    code: "bridge.proof-invalid",
  });
  const third = await dial();
  const forged = { ...helloOf(projectId, stranger, third.nonce, said), bridgeId: bridge.bridgeId };
  expect(await ask(third.socket, "hello", forged)).toEqual({ kind: "refused", code: "bridge.proof-invalid" });
});

test("a second connection that announces a lower number puts the bridge in quarantine and cuts both", async () => {
  const { projectId, bridge } = await givenSiteBridge();
  const { dial } = await givenLink();
  const epoch = randomUUID();
  const original = await dial();
  expect(
    await ask(original.socket, "hello", helloOf(projectId, bridge, original.nonce, { epoch, nextSeq: 90 })),
  ).toMatchObject({ kind: "welcome" });
  const copy = await dial();
  expect(
    await ask(copy.socket, "hello", helloOf(projectId, bridge, copy.nonce, { epoch, nextSeq: 40 })),
  ).toEqual({ kind: "refused", code: "bridge.quarantined" });
  await until("the original is cut", () => !original.socket.connected);
  expect((await listBridges(db, projectId)).bridges[0]).toMatchObject({
    state: "quarantined",
    quarantine: "seq-went-back",
  });
  const later = await dial();
  expect(
    await ask(later.socket, "hello", helloOf(projectId, bridge, later.nonce, { epoch, nextSeq: 200 })),
  ).toEqual({ kind: "refused", code: "bridge.quarantined" });
});

test("a pairing code works once, and a wrong one is told nothing more", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId, "owner");
  const { siteId } = await givenSite(db, projectId);
  const { code } = await addBridge(db, actor, { projectId, siteId, name: "Bridge" });
  const { dial } = await givenLink();
  const request = { protocol: bridgeProtocol, code, publicKey: "k".repeat(43), version: "test" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, async () => await ask((await dial()).socket, "pair", request)),
  );
  expect(answers.filter((answer) => answer.kind === "paired")).toHaveLength(1);
  const refusal = { kind: "refused", code: "bridge.pairing-invalid" };
  expect(answers.filter((answer) => answer.kind === "refused")).toEqual(Array(4).fill(refusal));
  expect(await ask((await dial()).socket, "pair", { ...request, code: "AAAA" })).toEqual(refusal);
});

test("whatever is malformed is answered by a code and ends nothing", async () => {
  const { projectId, bridge } = await givenSiteBridge();
  const { dial, problems } = await givenLink();
  for (const rubbish of [
    null,
    7,
    "x",
    [],
    { __proto__: null },
    { bridgeId: {} },
    { epoch: "x".repeat(10_000) },
  ]) {
    const { socket } = await dial();
    expect(await ask(socket, "hello", rubbish)).toEqual({ error: "request.invalid" });
    expect(await ask(socket, "pair", rubbish)).toEqual({ error: "request.invalid" });
    socket.emit("hello", rubbish);
  }
  const { socket, nonce } = await dial();
  expect(
    await ask(socket, "hello", helloOf(projectId, bridge, nonce, { epoch: randomUUID(), nextSeq: 1 })),
  ).toMatchObject({ kind: "welcome" });
  expect(await ask(socket, "events", { epoch: "x", entries: [] })).toEqual({ error: "request.invalid" });
  expect(problems).toEqual([]);
});

const attempts = size(2_000, 20_000);

test("two thousand payloads nobody means well are refused one by one, before and after the hello", async () => {
  const { projectId, bridge } = await givenSiteBridge();
  const { dial, problems } = await givenLink();
  const random = seededNumbers(28);
  const fields = ["protocol", "code", "publicKey", "projectId", "bridgeId", "epoch", "nextSeq", "entries"];
  fields.push("readers", "traceId", "n", "text", "cause", "state");
  const said = { epoch: randomUUID(), nextSeq: 1 };
  const greet = async () => {
    const { socket, nonce } = await dial();
    expect(await ask(socket, "hello", helloOf(projectId, bridge, nonce, said))).toMatchObject({
      kind: "welcome",
    });
    return socket;
  };
  const answers = new Set<string>();
  let [known, unknown] = [await greet(), (await dial()).socket];
  for (let turn = 0; turn < attempts; turn += 1) {
    // A stranger who says no hello is cut after some seconds, and so is a bridge that answers nothing.
    if (turn % 200 === 199) [known, unknown] = [await greet(), (await dial()).socket];
    const payload = oddPayload(random, fields);
    known.emit(pickOne(random, ["blocks", "lease", "no.such.word"]), payload);
    const word = pickOne(random, ["events", "lines", "trace.moved", "trace.part"]);
    answers.add(JSON.stringify(await ask(known, word, payload)));
    answers.add(JSON.stringify(await ask(unknown, pickOne(random, ["hello", "pair"]), payload)));
  }
  expect([...answers].toSorted()).toEqual(['{"error":"request.invalid"}']);
  expect(problems).toEqual([]);
});

test("events sent before the blocks were acknowledged are not taken", async () => {
  const { projectId, bridge } = await givenSiteBridge();
  const { dial } = await givenLink();
  const epoch = randomUUID();
  const { socket, nonce } = await dial();
  await ask(socket, "hello", helloOf(projectId, bridge, nonce, { epoch, nextSeq: 2 }));
  expect(await ask(socket, "events", { epoch, entries: [{ seq: 1, event: null }] })).toEqual({
    kind: "later",
  });
  expect(await db.client.doorEvent.count({ where: { projectId } })).toBe(0);
});

const reader = {
  ...{ readerId: randomUUID(), lineId: "bus", protocol: "osdp", profile: "Cards", security: "required" },
  ...{ address: 1, drivesLock: true, canTrace: true },
};
const part = { traceId: randomUUID(), n: 0, text: "{}", cause: null };

test("what is said of readers and recordings before the blocks were acknowledged is not taken", async () => {
  const { projectId, bridge } = await givenSiteBridge();
  const { dial } = await givenLink();
  const { socket, nonce } = await dial();
  await ask(socket, "hello", helloOf(projectId, bridge, nonce, { epoch: randomUUID(), nextSeq: 1 }));
  expect(await ask(socket, "lines", { readers: [reader] })).toEqual({ taken: false });
  expect(await ask(socket, "trace.part", part)).toEqual({ kind: "later" });
  expect(await ask(socket, "trace.moved", { traceId: part.traceId, state: { kind: "running" } })).toEqual({
    kind: "later",
  });
  expect(await db.client.readerSetup.count({ where: { projectId } })).toBe(0);
});

test("readers and recordings that break a bound are refused, and whoever said no hello is not heard", async () => {
  const { projectId, bridge } = await givenSiteBridge();
  const { dial, problems } = await givenLink();
  const { socket, nonce } = await dial();
  await ask(socket, "hello", helloOf(projectId, bridge, nonce, { epoch: randomUUID(), nextSeq: 1 }));
  const wrongReaders = [
    { lineId: "" },
    { lineId: "x".repeat(101) },
    { lineId: "a\u0000b" },
    { profile: "line\nbreak" },
    { protocol: "wiegand" },
    { security: "none" },
    { address: 127 },
    { address: 1.5 },
    { key: "8f3ac1057be2d94416af5b90e7c2381d" },
  ].map((wrong) => ["lines", { readers: [{ ...reader, ...wrong }] }] as const);
  const wrongParts = [
    { n: -1 },
    { n: 10_001 },
    { text: "x".repeat(64_001) },
    { text: "a\u0000" },
    { cause: "bored" },
  ].map((wrong) => ["trace.part", { ...part, ...wrong }] as const);
  const tooMany = ["lines", { readers: Array.from({ length: 2_001 }, () => reader) }] as const;
  for (const [word, payload] of [...wrongReaders, ...wrongParts, tooMany])
    expect([payload, await ask(socket, word, payload)]).toEqual([payload, { error: "request.invalid" }]);
  const stranger = (await dial()).socket;
  const silence = stranger.timeout(300).emitWithAck("lines", { readers: [reader] });
  await expect(silence).rejects.toThrow("operation has timed out");
  expect(problems).toEqual([]);
});

test("a page of a browser cannot connect", async () => {
  const { dial } = await givenLink();
  await expect(dial({ origin: "https://evil.example" })).rejects.toThrow();
});
