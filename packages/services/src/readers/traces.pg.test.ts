import type { TracePart } from "@gatehouse/contracts/bridge/trace-uploads";
import { readChanges } from "@gatehouse/db/changes/read-changes";
import { traceLimits } from "@gatehouse/domain/readers/line-trace";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { expect, onTestFinished, test } from "vitest";
import { hearOfTrace } from "./hear-of-trace.ts";
import { listTraces } from "./list-traces.ts";
import { readTrace } from "./read-trace.ts";
import { giveUpTraces, removeOldTraces } from "./settle-traces.ts";
import { startTrace } from "./start-trace.ts";
import { stopTrace } from "./stop-trace.ts";
import { storeTracePart } from "./store-trace-part.ts";
import { takeLines } from "./take-lines.ts";
import { givenWiredSite, wire } from "./wired-reader.fixture.ts";

const { db, clock } = await databaseForFile();
const minuteMs = 60_000;

/** A site with a line that can be recorded, and what its bridge and its admin do about that. */
async function givenLine() {
  const site = await givenWiredSite(db);
  const { projectId, actor, bridgeId, bridge, obey } = site;
  const input = { projectId, bridgeId, lineId: "bus", minutes: 5, reason: "Cards are not read" };
  const order = async () => {
    const [answer, command] = await Promise.all([startTrace(db, actor, input), obey({ outcome: "done" })]);
    return { answer, command, traceId: answer.traceId };
  };
  const begun = async () => {
    const { traceId } = await order();
    await hearOfTrace(db, bridge, { traceId, state: { kind: "running" } });
    return traceId;
  };
  const send = (traceId: string, part: Partial<TracePart>) =>
    storeTracePart(db, bridge, { traceId, n: 0, text: "{}\n", cause: null, ...part });
  const done = async (text = "{}\n") => {
    const traceId = await begun();
    await send(traceId, { text, cause: "time" });
    return traceId;
  };
  const listed = async () => (await listTraces(db, { projectId })).traces;
  const logged = async () =>
    (await readChanges(db.client, projectId, 0, 1_000))
      .filter(({ verb }) => verb.startsWith("trace."))
      .map(({ verb, actor: by, after }) => ({ verb, by, ...after }));
  return { ...site, input, order, begun, send, done, listed, logged };
}

/** Moves the product's time on for the rest of a test. */
function later(ms: number): void {
  clock.shiftMs += ms;
  onTestFinished(() => {
    clock.shiftMs -= ms;
  });
}

test("a recording is ordered, begins, arrives in parts and is done; each step is in the log with who and why", async () => {
  const { projectId, actor, bridgeId, bridge, input, order, send, listed, logged } = await givenLine();
  const { answer, command, traceId } = await order();
  expect(answer).toMatchObject({ outcome: "done", refusal: null, commandId: command.commandId });
  expect(command).toMatchObject({ kind: "trace", traceId, lineId: "bus", durationMs: 5 * minuteMs });
  expect(await listed()).toMatchObject([
    { id: traceId, state: "ordered", reason: input.reason, orderedBy: { id: actor.adminId }, bytes: 0 },
  ]);
  expect(await hearOfTrace(db, bridge, { traceId, state: { kind: "running" } })).toEqual({
    kind: "next",
    n: 0,
  });
  expect(await send(traceId, { n: 0, text: "{}\n" })).toEqual({ kind: "next", n: 1 });
  expect((await listed())[0]).toMatchObject({ state: "running", bytes: 3, endedAt: null });
  expect(await send(traceId, { n: 1, text: "é\n", cause: "full" })).toEqual({ kind: "over" });
  expect(await listed()).toMatchObject([
    {
      state: "done",
      cause: "full",
      failure: null,
      bytes: 6,
      endedAt: expect.any(String),
      bridge: { id: bridgeId },
    },
  ]);
  const [admin, site] = [`admin:${actor.adminId}`, `bridge:${bridgeId}`];
  expect(await logged()).toMatchObject([
    { verb: "trace.ordered", by: admin, traceId, lineId: "bus", reason: input.reason, state: "ordered" },
    { verb: "trace.begun", by: site, traceId, state: "running" },
    { verb: "trace.finished", by: site, traceId, state: "done", cause: "full" },
  ]);
  expect((await listTraces(db, { projectId, bridgeId: crypto.randomUUID() })).traces).toEqual([]);
});

test("parts twice, out of order, at once and after the end leave one recording in its order", async () => {
  const { projectId, actor, begun, send } = await givenLine();
  const traceId = await begun();
  expect(await send(traceId, { n: 3, text: "later" })).toEqual({ kind: "next", n: 0 });
  expect(await send(traceId, { n: 0, text: "a" })).toEqual({ kind: "next", n: 1 });
  expect(await send(traceId, { n: 0, text: "other" })).toEqual({ kind: "next", n: 1 });
  await Promise.all(Array.from({ length: 8 }, () => send(traceId, { n: 1, text: "b" })));
  expect(await send(traceId, { n: 9, text: "x", cause: "time" })).toEqual({ kind: "next", n: 2 });
  expect(await send(traceId, { n: 2, text: "c", cause: "time" })).toEqual({ kind: "over" });
  expect(await send(traceId, { n: 3, text: "d" })).toEqual({ kind: "over" });
  const { parts } = await readTrace(db, actor, traceId);
  expect((await Array.fromAsync(parts)).join("")).toBe("abc");
  expect(await db.client.lineTracePart.count({ where: { projectId, traceId } })).toBe(3);
});

test("parts of a recording nobody ordered, or ordered of another bridge, are wanted by nobody", async () => {
  const { projectId, bridge, siteId, begun, send } = await givenLine();
  const traceId = await begun();
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const part = { traceId, n: 0, text: "x", cause: null };
  const foreign = await givenLine();
  for (const stranger of [{ ...bridge, bridgeId }, foreign.bridge]) {
    expect(await storeTracePart(db, stranger, part)).toEqual({ kind: "over" });
    expect(await hearOfTrace(db, stranger, { traceId, state: { kind: "running" } })).toEqual({
      kind: "over",
    });
  }
  expect(await send(crypto.randomUUID(), {})).toEqual({ kind: "over" });
  expect(await db.client.lineTracePart.count({ where: { projectId } })).toBe(0);
});

test("a part that is too large or empty is refused, and more than was agreed on ends the recording", async () => {
  const { projectId, begun, send, listed } = await givenLine();
  const traceId = await begun();
  await expect(send(traceId, { text: "é".repeat(traceLimits.partBytes / 2 + 1) })).rejects.toMatchObject({
    code: "request.invalid",
  });
  await expect(send(traceId, { text: "" })).rejects.toMatchObject({ code: "request.invalid" });
  const key = { projectId_id: { projectId, id: traceId } };
  await db.client.lineTrace.update({ where: key, data: { bytes: traceLimits.bytes - 1 } });
  expect(await send(traceId, { text: "ab" })).toEqual({ kind: "over" });
  expect(await listed()).toMatchObject([{ state: "failed", failure: "lost" }]);
});

test("a recording of a line that was silent is empty, and done", async () => {
  const { actor, begun, send } = await givenLine();
  const traceId = await begun();
  expect(await send(traceId, { text: "", cause: "admin" })).toEqual({ kind: "over" });
  const { parts } = await readTrace(db, actor, traceId);
  expect(await Array.fromAsync(parts)).toEqual([""]);
});

test("a line is not recorded while a reader of it is in install mode, twice at once, or without messages", async () => {
  const { projectId, actor, siteId, bridge, readerId, input, order, report, logged } = await givenLine();
  const refused = (code: string) => expect(startTrace(db, actor, input)).rejects.toMatchObject({ code });
  await report("reader.install-opened", { endsAt: Date.now() + minuteMs, commandId: "c" });
  await refused("trace.install-mode");
  await report("reader.install-closed", { cause: "admin" });
  await order();
  await refused("trace.running");
  await takeLines(db, bridge, siteId, { readers: [wire(readerId, { lineId: "other", canTrace: false })] });
  await refused("request.not-found");
  input.lineId = "other";
  await refused("trace.no-messages");
  expect(await logged()).toHaveLength(1);
  expect(projectId).toBe(actor.projectId);
});

test("of two admins who order a recording of one line at once, one does", async () => {
  const { actor, input, obey, listed } = await givenLine();
  const orders = Promise.allSettled([startTrace(db, actor, input), startTrace(db, actor, input)]);
  await obey({ outcome: "done" });
  const refusals = (await orders).flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refusals).toEqual(["trace.running"]);
  expect(await listed()).toHaveLength(1);
});

test("nothing is ordered of a bridge that is away, unknown or another project's", async () => {
  const { projectId, actor, bridgeId, input, begun, logged } = await givenLine();
  const traceId = await begun();
  const elsewhere = await givenLine();
  for (const other of [elsewhere.bridgeId, crypto.randomUUID()])
    await expect(startTrace(db, actor, { ...input, bridgeId: other })).rejects.toMatchObject({
      code: "request.not-found",
    });
  for (const other of [await elsewhere.begun(), crypto.randomUUID()]) {
    await expect(stopTrace(db, actor, { projectId, traceId: other })).rejects.toMatchObject({
      code: "request.not-found",
    });
    await expect(readTrace(db, actor, other)).rejects.toMatchObject({ code: "request.not-found" });
  }
  const key = { projectId_id: { projectId, id: bridgeId } };
  await db.client.bridge.update({ where: key, data: { disconnectedAt: new Date(Date.now() + 1_000) } });
  await expect(stopTrace(db, actor, { projectId, traceId })).rejects.toMatchObject({
    code: "bridge.offline",
  });
  await db.client.lineTrace.deleteMany({ where: { projectId } });
  await expect(startTrace(db, actor, input)).rejects.toMatchObject({ code: "bridge.offline" });
  expect((await logged()).map(({ verb }) => verb)).toEqual(["trace.ordered", "trace.begun"]);
});

test("a recording is stopped once, by an order its bridge hears", async () => {
  const { projectId, actor, obey, begun, send, logged } = await givenLine();
  const traceId = await begun();
  const input = { projectId, traceId };
  const [answer, command] = await Promise.all([stopTrace(db, actor, input), obey({ outcome: "done" })]);
  expect([answer.outcome, command.kind, "traceId" in command && command.traceId]).toEqual([
    "done",
    "stop-trace",
    traceId,
  ]);
  await send(traceId, { cause: "admin" });
  await expect(stopTrace(db, actor, input)).rejects.toMatchObject({ code: "trace.not-running" });
  expect((await logged()).map(({ verb }) => verb)).toContain("trace.stop-ordered");
});

test("every reading of a recording is in the log; one that has not arrived cannot be read", async () => {
  const { actor, begun, send, logged } = await givenLine();
  const traceId = await begun();
  await expect(readTrace(db, actor, traceId)).rejects.toMatchObject({ code: "trace.unfinished" });
  await send(traceId, { cause: "time" });
  await readTrace(db, actor, traceId);
  await readTrace(db, actor, traceId);
  const reads = (await logged()).filter(({ verb }) => verb === "trace.downloaded");
  expect(reads).toMatchObject(
    Array(2).fill({ by: `admin:${actor.adminId}`, traceId, lineId: "bus", bytes: 3 }),
  );
});

test("a recording that is removed while it is read breaks off, and does not pass for a whole one", async () => {
  const { projectId, actor, begun, send } = await givenLine();
  const traceId = await begun();
  await send(traceId, { n: 0, text: "a" });
  await send(traceId, { n: 1, text: "b", cause: "time" });
  const { parts } = await readTrace(db, actor, traceId);
  expect((await parts.next()).value).toBe("a");
  await db.client.lineTrace.deleteMany({ where: { projectId } });
  await expect(parts.next()).rejects.toThrow();
});

test("a bridge that refuses a recording says why", async () => {
  const { bridge, order, listed } = await givenLine();
  const { traceId } = await order();
  const state = { kind: "failed", failure: "install-mode-open" } as const;
  expect(await hearOfTrace(db, bridge, { traceId, state })).toEqual({ kind: "over" });
  expect(await hearOfTrace(db, bridge, { traceId, state: { kind: "running" } })).toEqual({ kind: "over" });
  expect(await listed()).toMatchObject([{ state: "failed", failure: "install-mode-open" }]);
});

test("a recording whose bridge never began it, or never handed it over, is given up and not taken later", async () => {
  const { bridge, order, begun, send, listed } = await givenLine();
  const { traceId: silent } = await order();
  await giveUpTraces(db);
  expect(await listed()).toMatchObject([{ state: "ordered" }]);
  later(61_000);
  await giveUpTraces(db);
  expect(await listed()).toMatchObject([{ state: "failed", failure: "bridge-silent" }]);
  expect(await hearOfTrace(db, bridge, { traceId: silent, state: { kind: "running" } })).toEqual({
    kind: "over",
  });
  clock.shiftMs -= 61_000;
  const lost = await begun();
  clock.shiftMs += 61_000;
  later(14 * minuteMs + 61_000);
  await giveUpTraces(db);
  expect((await listed())[0]).toMatchObject({ id: lost, state: "failed", failure: "lost" });
  expect(await send(lost, {})).toEqual({ kind: "over" });
});

test("a recording is kept a week, and of one bridge the newest eight; one that runs stays", async () => {
  const { projectId, begun, done, listed, logged } = await givenLine();
  const elsewhere = await givenLine();
  const neighbour = await elsewhere.done();
  const ids: string[] = [];
  for (let n = 0; n < 9; n += 1) ids.push(await done());
  await removeOldTraces(db);
  expect((await listed()).map(({ id }) => id)).toEqual(ids.slice(1).reverse());
  expect((await logged()).filter(({ verb }) => verb === "trace.removed")).toMatchObject([
    { traceId: ids[0], by: "system:clock", state: null },
  ]);
  const running = await begun();
  later(traceLimits.keptMs - minuteMs);
  await removeOldTraces(db);
  expect(await listed()).toHaveLength(8);
  later(2 * minuteMs);
  await removeOldTraces(db);
  expect((await listed()).map(({ id }) => id)).toEqual([running]);
  expect(await db.client.lineTracePart.count({ where: { projectId } })).toBe(0);
  expect((await elsewhere.listed()).map(({ id }) => id)).not.toContain(neighbour);
});
