import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { traceFilePath } from "@gatehouse/contracts/readers/line-traces";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { listHistory } from "@gatehouse/services/changes/list-history";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { afterAll, expect, test } from "vitest";
import { makeTraceFiles } from "./trace-files.ts";

const { db } = await databaseForFile();
let signedIn: AdminActor | null = null;
const files = makeTraceFiles({
  ...{ db, address: () => "192.0.2.7" },
  readSession: () => Promise.resolve(signedIn),
});
const broken: unknown[] = [];
const server = http.createServer((request, response) => {
  files(request, response).catch((error: unknown) => broken.push(error));
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.close();
  expect(broken).toEqual([]);
});

/** A project with a recording of three parts. */
async function givenTrace(state = "done") {
  const projectId = await givenProject(db);
  const { siteId } = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const [traceId, orderedAt] = [randomUUID(), new Date("2026-05-12T10:00:00Z")];
  const asked = { reason: "Test", orderedAt, orderedBy: "system:test", endsAt: orderedAt };
  await db.client.lineTrace.create({
    data: { projectId, id: traceId, bridgeId, lineId: 'ground "floor"\r\n', state, bytes: 6, ...asked },
  });
  for (const [n, text] of ["a\n", "b\n", "c\n"].entries())
    await db.client.lineTracePart.create({ data: { projectId, traceId, n, text } });
  return { projectId, traceId };
}

const get = (where: string, method = "GET") => fetch(`http://127.0.0.1:${port}${where}`, { method });

test("an admin reads the whole file under a harmless name, and the audit says so", async () => {
  const { projectId, traceId } = await givenTrace();
  const admin = await givenAdmin(db, projectId, "admin");
  signedIn = admin;
  const answer = await get(traceFilePath(traceId, projectId));
  expect([answer.status, await answer.text()]).toEqual([200, "a\nb\nc\n"]);
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="2026-05-12T10-00-00-ground-floor-.osdpcap"',
  );
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const { entries } = await listHistory(db, { projectId, limit: 10 });
  expect(entries[0]).toMatchObject({
    ...{ verb: "trace.downloaded", by: { kind: "admin", id: admin.adminId } },
    source: "web 192.0.2.7",
  });
});

test("desks, auditors, strangers and whoever is signed out read nothing, and nothing says that they did", async () => {
  const { projectId, traceId } = await givenTrace();
  const where = traceFilePath(traceId, projectId);
  const elsewhere = await givenTrace();
  const answers: unknown[] = [];
  for (const actor of [
    null,
    await givenAdmin(db, projectId, "desk"),
    await givenAdmin(db, projectId, "auditor"),
    await givenAdmin(db, elsewhere.projectId, "owner"),
  ]) {
    signedIn = actor;
    const answer = await get(where);
    answers.push([answer.status, (await answer.json()).error]);
  }
  expect(answers).toEqual([
    [401, "session.missing"],
    [403, "request.forbidden"],
    [403, "request.forbidden"],
    [404, "request.not-found"],
  ]);
  const reads = await db.client.change.count({ where: { projectId, verb: "trace.downloaded" } });
  expect(reads).toBe(0);
});

test("a recording of another project, of none, or one that has not arrived answers no bytes", async () => {
  const { projectId } = await givenTrace();
  const elsewhere = await givenTrace();
  const running = await givenTrace("running");
  signedIn = await givenAdmin(db, projectId, "owner");
  for (const where of [
    traceFilePath(elsewhere.traceId, projectId),
    traceFilePath(randomUUID(), projectId),
    `/files/traces/x.osdpcap?projectId=${projectId}`,
    `/files/traces/${"0".repeat(36)}.osdpcap?projectId=${projectId}`,
  ])
    expect([where, (await get(where)).status]).toEqual([where, 404]);
  signedIn = await givenAdmin(db, running.projectId, "owner");
  const early = await get(traceFilePath(running.traceId, running.projectId));
  expect([early.status, (await early.json()).error]).toEqual([409, "trace.unfinished"]);
  expect((await get(traceFilePath(running.traceId, running.projectId), "POST")).status).toBe(404);
});
