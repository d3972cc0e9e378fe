import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { importUploadPath, rejectsPath } from "@gatehouse/contracts/imports/import-upload";
import { listTypes, syncUsersPath } from "@gatehouse/contracts/rest/sync-users";
import type { EditUserInput } from "@gatehouse/contracts/users/edit-user";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { followToEnd } from "@gatehouse/services/changes/follower";
import { advanceImport } from "@gatehouse/services/imports/advance-import";
import { cancelImport } from "@gatehouse/services/imports/cancel-import";
import { receiveFile } from "@gatehouse/services/imports/receive-file";
import { revertImport } from "@gatehouse/services/imports/revert-import";
import { showImport } from "@gatehouse/services/imports/show-import";
import { syncAlerts } from "@gatehouse/services/imports/sync-alerts";
import { createToken } from "@gatehouse/services/tokens/create-token";
import { listTokens } from "@gatehouse/services/tokens/list-tokens";
import { revokeToken } from "@gatehouse/services/tokens/revoke-token";
import { editUser } from "@gatehouse/services/users/edit-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { until } from "@gatehouse/testing/waits/until";
import { afterAll, expect, test } from "vitest";
import { makeImportFiles } from "./imports/import-files.ts";
import { openapi } from "./openapi.ts";
import { openapiPage } from "./openapi-page.ts";
import { makeSyncUsersEndpoint } from "./sync/sync-users-endpoint.ts";

const { db } = await databaseForFile();
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-rest-"));
const tools = { folder, announce: () => {} };
let signedIn: AdminActor | null = null;
let sameOrigin = true;
const files = makeImportFiles({
  ...{ db, tools, address: () => "192.0.2.7" },
  readSession: () => Promise.resolve(signedIn),
  isSameOrigin: () => sameOrigin,
});
const sync = makeSyncUsersEndpoint({ db, tools, address: () => "192.0.2.7" });
const broken: unknown[] = [];
const server = http.createServer((request, response) => {
  const handle = request.url?.startsWith(syncUsersPath) ? sync : files;
  handle(request, response).catch((error: unknown) => broken.push(error));
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
  expect(broken).toEqual([]);
});

const address = (where: string) => `http://127.0.0.1:${port}${where}`;
const people = (...lastNames: string[]) =>
  `First name,Last name,E-mail,ID\n${lastNames.map((name, nth) => `Ada,${name},${name}@example.org,${nth}\n`).join("")}`;

async function givenTeam() {
  const projectId = await givenProject(db);
  const owner = await givenAdmin(db, projectId, "owner");
  const { token, tokenId } = await createToken(db, owner, {
    projectId,
    name: "Personnel",
    scopes: ["sync-users"],
  });
  const send = async (body: string, query = "", key = token) => {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(address(`${syncUsersPath}${query}`), { method: "PUT", body, headers });
    return { status: response.status, body: await response.json() };
  };
  return { projectId, owner, token, tokenId, send };
}

test("another system's list is applied at once, and the same file again does nothing", async () => {
  const { projectId, owner, send } = await givenTeam();
  const dry = await send(people("a", "b"), "?dryRun=true");
  expect(dry).toMatchObject({ status: 200, body: { result: "planned", counts: { new: 2 }, guard: "free" } });
  expect(await db.client.user.count({ where: { projectId } })).toBe(0);
  const first = await send(people("a", "b"));
  expect(first).toMatchObject({
    status: 200,
    body: { result: "applied", counts: { new: 2 }, invitations: 2 },
  });
  const users = await db.client.user.findMany({ where: { projectId } });
  expect(users.map((user) => user.source)).toEqual(["sync", "sync"]);
  expect(await send(people("a", "b"))).toMatchObject({
    status: 200,
    body: { result: "same-file", importId: first.body.importId },
  });
  const { importId } = await revertImport(db, owner, { projectId, importId: first.body.importId });
  await advanceImport(db, tools, projectId, importId);
  expect((await showImport(db, owner, importId)).counts).toMatchObject({ removed: 2 });
});

test("the guard holds what would remove too many until an admin has looked at it", async () => {
  const { projectId, owner, send } = await givenTeam();
  await send(people("a", "b", "c", "d", "e"));
  const held = await send(people("a"));
  expect(held).toMatchObject({
    status: 202,
    body: { result: "held", removals: 4, inScope: 5, guard: "type-number" },
  });
  expect(await db.client.user.count({ where: { projectId, standing: "archived" } })).toBe(0);
  expect(await showImport(db, owner, held.body.importId)).toMatchObject({
    state: "held",
    agreedBy: null,
    canApprove: false,
  });
});

test("a list with faults is rejected with each of them, and changes nothing", async () => {
  const { projectId, send } = await givenTeam();
  expect(await send(`${people("a")}Ada,B,nobody,7\n`)).toMatchObject({
    status: 422,
    body: {
      result: "rejected",
      refusal: null,
      faultyRows: 1,
      faults: [{ line: 3, column: "email", value: "nobody", reason: "email-invalid" }],
    },
  });
  expect(await send("")).toMatchObject({ status: 422, body: { refusal: "empty", faults: [] } });
  expect(await db.client.user.count({ where: { projectId } })).toBe(0);
});

/** What came of the syncs of a project, oldest first, and how many mails told of one that stopped. */
async function historyOf(projectId: string) {
  const runs = await db.client.import.findMany({ where: { projectId }, orderBy: { createdAt: "asc" } });
  await followToEnd(db, projectId, syncAlerts);
  return {
    states: runs.map((run) => run.state),
    enders: runs.map((run) => run.finishedBy),
    mails: await db.client.mail.count({ where: { projectId, kind: "sync-stopped" } }),
  };
}

test("each fault names what it collides with, and those beyond a thousand are counted", async () => {
  const { send } = await givenTeam();
  await send(people("a"));
  const list =
    "First name,Last name,E-mail,ID,Sync ID\nAda,b,b@example.org,0,hr-1\nAda,c,c@example.org,7,hr-1\n";
  const { body } = await send(list, "?mode=update");
  const others = body.faults.map((fault: { reason: string; other: object }) => [fault.reason, fault.other]);
  expect(others).toContainEqual(["id-taken", { line: null, person: "Ada a" }]);
  expect(others).toContainEqual(["sync-id-twice-in-file", { line: 3, person: null }]);
  expect(body.more).toBe(0);
  const many = `First name,Last name,E-mail,ID\n${"Ada,B,nobody,\n".repeat(600)}`;
  const rejected = await send(many);
  expect(rejected.body.faults).toHaveLength(1_000);
  expect(rejected.body).toMatchObject({ faultyRows: 600, more: 200 });
});

test("what is asked for in words nobody knows is refused, and they are named", async () => {
  const { send } = await givenTeam();
  for (const [query, fields] of [
    ["?mode=all", ["mode"]],
    ["?mode=update&foo=1&bar=2", ["foo", "bar"]],
    ["?mode=update&mode=replace", ["mode"]],
  ])
    expect(await send(people("a"), String(query))).toMatchObject({
      ...{ status: 400, body: { error: "request.invalid", details: { fields } } },
    });
});

test("what is no list is refused by its kind, and a wrong verb by naming the right one", async () => {
  const { projectId, token } = await givenTeam();
  const ask = async (method: string, type?: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(type === undefined ? {} : { "content-type": type }),
    };
    const body = method === "GET" ? null : Buffer.from(people("a"));
    const response = await fetch(address(syncUsersPath), { method, headers, body });
    return { status: response.status, allow: response.headers.get("allow"), body: await response.json() };
  };
  for (const type of ["application/json", "multipart/form-data", "application/x-www-form-urlencoded"])
    expect(await ask("PUT", type)).toMatchObject({
      status: 415,
      body: { error: "request.wrong-type", details: { sent: type, allowed: [...listTypes] } },
    });
  const packed = await fetch(address(syncUsersPath), {
    ...{ method: "PUT", body: gzipSync(people("a")) },
    headers: { authorization: `Bearer ${token}`, "content-encoding": "gzip" },
  });
  expect([packed.status, await packed.json()]).toMatchObject([415, { details: { sent: "gzip" } }]);
  for (const method of ["GET", "POST", "DELETE"])
    expect(await ask(method)).toMatchObject({
      ...{ status: 405, allow: "PUT" },
      body: { error: "request.wrong-method" },
    });
  expect(await db.client.import.count({ where: { projectId } })).toBe(0);
  for (const type of [undefined, "text/csv; charset=utf-8", "Text/Plain", "application/octet-stream"])
    expect((await ask("PUT", type)).status).toBe(200);
  const { responses } = openapi.paths[syncUsersPath].put;
  expect(Object.keys(responses)).toEqual(["200", "202", "400", "401", "403", "405", "413", "415", "422"]);
});

test("a list bears the name it is sent with, cleaned as that of an upload", async () => {
  const { projectId, send } = await givenTeam();
  await send(people("a"));
  await send(people("b"), `?mode=update&name=${encodeURIComponent("staff\u0000 list\n.csv")}`);
  await send(people("c"), `?mode=update&name=${"x".repeat(300)}`);
  const runs = await db.client.import.findMany({ where: { projectId }, orderBy: { createdAt: "asc" } });
  expect(runs.map(({ fileName }) => fileName)).toEqual(["sync", "staff list.csv", "x".repeat(200)]);
  expect((await send(people("d"), `?name=${"x".repeat(1_001)}`)).status).toBe(400);
});

test("a held list sent again is the same run and one mail", async () => {
  const { projectId, send } = await givenTeam();
  await send(people("a", "b", "c", "d", "e"));
  const held = await send(people("a"));
  expect(await send(people("a"))).toEqual(held);
  expect(await send(people("a"))).toEqual(held);
  expect(await historyOf(projectId)).toMatchObject({ states: ["done", "held"], mails: 1 });
});

test("a held list sent twice at once is the same run and one mail", async () => {
  const { projectId, send } = await givenTeam();
  await send(people("a", "b", "c", "d", "e"));
  const [one, other] = await Promise.all([send(people("a")), send(people("a"))]);
  expect(one).toMatchObject({ status: 202, body: { result: "held" } });
  expect(other).toEqual(one);
  expect(await historyOf(projectId)).toMatchObject({ states: ["done", "held"], mails: 1 });
});

test("a rejected list sent again is the same run and one mail, and is applied once the list allows it", async () => {
  const { projectId, owner, send } = await givenTeam();
  await send(people("a"));
  const list = "First name,Last name,E-mail,ID,Sync ID\nAda,b,b@example.org,0,hr-1\n";
  const rejected = await send(list, "?mode=update");
  expect(rejected).toMatchObject({ status: 422, body: { faults: [{ reason: "id-taken" }] } });
  expect(await send(list, "?mode=update")).toEqual(rejected);
  const [user] = await db.client.user.findMany({ where: { projectId } });
  const edit = (base: EditUserInput["base"], patch: EditUserInput["patch"]) =>
    editUser(db, owner, { projectId, userId: user?.id ?? "", base, patch });
  await edit({ lastName: "a" }, { lastName: "z" });
  expect(await send(list, "?mode=update")).toMatchObject({
    status: 422,
    body: { importId: rejected.body.importId, faults: [{ reason: "id-taken", other: { person: "Ada z" } }] },
  });
  expect(await historyOf(projectId)).toMatchObject({ states: ["done", "faulty"], mails: 1 });
  await edit({ idNumber: "0" }, { idNumber: "7" });
  expect(await send(list, "?mode=update")).toMatchObject({
    status: 200,
    body: { result: "applied", importId: rejected.body.importId },
  });
});

test("a newer list calls off what waits of older ones, and no run that was brought by hand", async () => {
  const { projectId, owner, tokenId, send } = await givenTeam();
  await send(people("a", "b", "c", "d", "e"));
  const byHand = await receiveFile(db, owner, tools, {
    ...{ bytes: Readable.from([Buffer.from(people("a"))]), name: "x", kind: "file", mode: "replace" },
    dryRun: false,
  });
  await advanceImport(db, tools, projectId, byHand.importId);
  const held = await send(people("a"));
  await send(people("b"), "?dryRun=true");
  expect((await historyOf(projectId)).states).toEqual(["done", "ready", "held", "ready"]);
  const applied = await send(people("a", "b", "c", "d", "f"));
  expect(applied.body.result).toBe("applied");
  const { states, enders } = await historyOf(projectId);
  expect(states).toEqual(["done", "ready", "cancelled", "ready", "done"]);
  expect(enders[2]).toBe(`token:${tokenId}`);
  const said = await db.client.change.findFirstOrThrow({ where: { projectId, verb: "import.cancelled" } });
  expect(said.subjectId).toBe(held.body.importId);
  const commit = await db.client.commit.findFirstOrThrow({ where: { projectId, id: said.commitId } });
  expect(commit.actor).toBe(`token:${tokenId}`);
  const faulty = await send("Ada,B,nobody,7\n");
  expect(faulty.status).toBe(422);
  expect((await send(people("a", "b", "c", "d", "f"))).body.result).toBe("same-file");
  expect((await historyOf(projectId)).states.at(-1)).toBe("cancelled");
});

test("a list that only adds leaves what another one has to be mended for, and one that replaces does not", async () => {
  const { projectId, send } = await givenTeam();
  const faulty = await send("Ada,B,nobody,7\n", "?mode=update");
  await send(people("a"), "?mode=update");
  expect(await send("Ada,B,nobody,7\n", "?mode=update")).toEqual(faulty);
  expect(await historyOf(projectId)).toMatchObject({ states: ["faulty", "done"], mails: 1 });
  await send(people("a", "b"));
  expect((await historyOf(projectId)).states).toEqual(["cancelled", "done", "done"]);
});

test("a list that an admin called off stays so until another one came", async () => {
  const { projectId, owner, send } = await givenTeam();
  await send(people("a", "b", "c", "d", "e"));
  const { importId } = (await send(people("a"))).body;
  await cancelImport(db, owner, { projectId, importId });
  expect(await send(people("a"))).toEqual({ status: 422, body: { result: "cancelled", importId } });
  expect(await historyOf(projectId)).toMatchObject({ states: ["done", "cancelled"], mails: 1 });
  await send(people("a", "b", "c", "d", "f"));
  expect(await send(people("a"))).toMatchObject({ status: 202, body: { result: "held" } });
  expect((await historyOf(projectId)).states).toEqual(["done", "cancelled", "done", "held"]);
});

/** How many statements wait for a lock somebody holds. */
async function whoWaits(): Promise<number> {
  const waiting = await db.client.$queryRaw<object[]>`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length;
}

test("of two lists sent at once the older never waits on", async () => {
  const { projectId, send } = await givenTeam();
  await send(people("a", "b", "c", "d", "e"));
  // Both have arrived before either is worked on: the project is held until they wait for it.
  const sent = await db.client.$transaction(async (tx) => {
    await tx.$executeRaw`select id from projects where id = ${projectId}::uuid for no key update`;
    const both = [send(people("a")), send(people("b"))];
    await until("both wait", async () => (await whoWaits()) === 2);
    return () => Promise.all(both);
  });
  expect((await sent()).map(({ status }) => status).toSorted()).toEqual([202, 422]);
  expect((await historyOf(projectId)).states.toSorted()).toEqual(["cancelled", "done", "held"]);
});

test("a token opens its own project, for what it was made for, until it is ended", async () => {
  const { projectId, owner, token, tokenId, send } = await givenTeam();
  expect(await send(people("a"), "", "gatehouse_unknown")).toMatchObject({
    status: 401,
    body: { error: "token.invalid" },
  });
  expect(await send(people("a"), "?mode=delete")).toMatchObject({
    status: 400,
    body: { error: "request.invalid" },
  });
  expect(await send(people("a"), "?surprise=1")).toMatchObject({ status: 400 });
  const [row] = (await listTokens(db, projectId)).rows;
  expect(row).toMatchObject({ name: "Personnel", lastUsedFrom: "192.0.2.7", revokedAt: null });
  expect(row?.lastUsedAt).not.toBeNull();
  expect(token.startsWith(row?.start ?? "none")).toBe(true);
  const dump = JSON.stringify(await db.client.apiToken.findMany());
  expect(dump).not.toContain(token);
  await revokeToken(db, owner, { projectId, tokenId });
  expect(await send(people("a"))).toMatchObject({ status: 401 });
  await expect(revokeToken(db, owner, { projectId, tokenId })).rejects.toThrow("request.not-found");
});

test("an admin brings a file as it is, and fetches what was wrong in it", async () => {
  const { projectId, owner } = await givenTeam();
  const bring = (body: BodyInit, name = "list.csv") =>
    fetch(address(`${importUploadPath}?projectId=${projectId}&name=${name}`), { method: "POST", body });
  signedIn = null;
  expect((await bring("x")).status).toBe(401);
  signedIn = { ...(await givenAdmin(db, projectId, "desk")) };
  expect((await bring("x")).status).toBe(403);
  signedIn = await givenAdmin(db, await givenProject(db), "owner");
  expect((await bring("x")).status).toBe(404);
  signedIn = owner;
  sameOrigin = false;
  expect((await bring("x")).status).toBe(403);
  sameOrigin = true;
  const brought = await bring(`${people("a")}=cmd,"B, C",nobody,7\n`);
  expect(brought.status).toBe(201);
  const { importId } = await brought.json();
  await advanceImport(db, tools, projectId, importId);
  expect((await showImport(db, owner, importId)).state).toBe("faulty");
  const rejects = await fetch(address(`${rejectsPath(importId)}?projectId=${projectId}`));
  expect(rejects.headers.get("content-disposition")).toBe('attachment; filename="rejects.csv"');
  expect(await rejects.text()).toBe(
    'First name,Last name,E-mail,ID,Sync ID,Error,Line,Unread\r\n\'=cmd,"B, C",nobody,7,,not an e-mail address,3,\r\n',
  );
  signedIn = null;
  expect((await fetch(address(`${rejectsPath(importId)}?projectId=${projectId}`))).status).toBe(401);
});

test("the surface describes itself, to machines and to people", () => {
  expect(Object.keys(openapi.paths)).toEqual([syncUsersPath]);
  expect(JSON.stringify(openapi)).toContain('"same-file"');
  const page = openapiPage();
  const shown = (text: string) => page.includes(text.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
  const { put } = openapi.paths[syncUsersPath];
  const samples = put["x-codeSamples"].map(({ source }) => source);
  const meanings = Object.values(put.responses).map(({ description }) => description);
  const parameters = put.parameters.map(({ description }) => description);
  for (const text of [...samples, ...meanings, ...parameters, ...listTypes])
    expect([text, shown(text)]).toEqual([text, true]);
  for (const status of Object.keys(put.responses)) expect(page).toContain(`<dt><code>${status}</code></dt>`);
  for (const field of ["counts", "faults[].line", "faults[].other.person", "more", "details"])
    expect(page).toContain(`<th scope="row"><code>${field}</code></th>`);
  for (const result of ["applied", "planned", "same-file", "held", "running", "rejected", "cancelled"])
    expect(page).toContain(`<h3><code>result: ${result}</code></h3>`);
  expect(page).not.toMatch(/<script|<link|<img|url\(|@import|src=|style=|\[0-9a-f/i);
});
