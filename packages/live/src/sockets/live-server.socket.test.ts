import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { addUser } from "@gatehouse/services/users/add-user";
import { blockUser } from "@gatehouse/services/users/block-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { oddPayload, pickOne, seededNumbers } from "@gatehouse/testing/malformed/odd-values";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { changeSource } from "../feeds/stream-source.ts";
import { runLiveServer } from "./live-server.harness.ts";

const { db } = await databaseForFile();
const ada = (projectId: string) => ({
  projectId,
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.org",
  phone: null,
  idNumber: null,
  syncId: null,
  companyIds: [],
  roleIds: [],
  invite: true,
});

test("what one admin does, another hears at once, with position and changed fields", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const [mia, ben] = [await givenAdmin(db, projectId), await givenAdmin(db, projectId)];
  const window = await server.join(ben);
  await window.live();
  const { id } = await addUser(db, mia, ada(projectId));
  await blockUser(db, mia, { projectId, userId: id, reason: "Test", until: null });
  const ofPeople = () => window.heard.filter((event) => event.name.startsWith("user."));
  await until("both events", () => ofPeople().length === 2);
  expect(ofPeople()).toMatchObject([
    { p: 1, name: "user.added", data: { userId: id, patch: { standing: "active", passState: "invited" } } },
    { p: 2, name: "user.blocked", data: { userId: id, patch: { standing: "blocked", passState: "none" } } },
  ]);
});

test("a desk hears that doors are closed and nothing of e-mail, pass or reason", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const mia = await givenAdmin(db, projectId);
  const desk = await server.join(await givenAdmin(db, projectId, "desk"));
  await desk.live();
  const { id } = await addUser(db, mia, ada(projectId));
  await blockUser(db, mia, { projectId, userId: id, reason: "Very secret reason", until: null });
  await until("both events", () => desk.heard.length === 2);
  expect(desk.heard.map((event) => event.name)).toEqual(["holder.changed", "holder.changed"]);
  expect(JSON.stringify(desk.heard)).not.toMatch(/secret reason|example\.org|passState|invitation/);
});

test("admins of another project hear nothing and cannot join by naming it", async () => {
  await using server = await runLiveServer(db);
  const [projectId, otherId] = [await givenProject(db), await givenProject(db, "Other")];
  const [mia, eve] = [await givenAdmin(db, projectId), await givenAdmin(db, otherId)];
  const outsider = await server.join(eve);
  const intruder = await server.join({ ...eve, sessionId: crypto.randomUUID() }, { projectId });
  await outsider.live();
  await until("the refusal", () => intruder.client.state().kind === "ended");
  await addUser(db, mia, ada(projectId));
  const marker = await inTransaction(db, eve, async (tx) =>
    record(tx, "user.edited", { kind: "user", id: crypto.randomUUID() }),
  );
  expect(marker).toBeUndefined();
  await until("the outsider's own event", () => outsider.heard.length === 1);
  expect(outsider.heard[0]?.name).toBe("user.edited");
  expect(intruder.heard).toEqual([]);
});

test("a client that was away gets every missed event once, in order, without a reload", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const mia = await givenAdmin(db, projectId);
  const window = await server.join(await givenAdmin(db, projectId));
  await window.live();
  for (let turn = 0; turn < 5; turn += 1) {
    window.client.socket.io.engine.close();
    for (let i = 0; i < 3; i += 1)
      await inTransaction(db, mia, async (tx) =>
        record(tx, "user.edited", { kind: "user", id: crypto.randomUUID() }),
      );
    await until("the missed events", () => window.heard.length === (turn + 1) * 3);
  }
  expect(window.heard.map((event) => event.p)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  expect(window.snapshots).toEqual(["changes"]);
});

test("more than 500 changes at once become one word: read anew", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const mia = await givenAdmin(db, projectId);
  const window = await server.join(await givenAdmin(db, projectId));
  await window.live();
  await inTransaction(db, mia, async (tx) => {
    for (let i = 0; i < 600; i += 1) record(tx, "user.edited", { kind: "user", id: crypto.randomUUID() });
  });
  await until("the word", () => window.snapshots.length === 2);
  expect(window.heard).toEqual([]);
  expect(window.client.position("changes")).toBe(600);
});

test("malformed words are answered, and the process and the socket live on", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const window = await server.join(await givenAdmin(db, projectId));
  await window.live();
  const { socket } = window.client;
  const { id } = socket;
  for (const nonsense of [
    null,
    "x",
    { stream: "changes" },
    { stream: "doors", epoch: "no", position: -1 },
    [[[]]],
    { toString: 1 },
  ])
    expect(await socket.timeout(20_000).emitWithAck("live.since", nonsense)).toEqual({
      error: "request.invalid",
    });
  expect(server.problems).toEqual([]);
  await window.live();
  expect(socket.id).toBe(id);
});

const attempts = size(2_000, 20_000);

// Two thousand words over one socket, each answered before the next: about 2 s.
test("whatever a page says over its socket is answered by a code, ends nothing and is no bug", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const window = await server.join(await givenAdmin(db, projectId));
  await window.live();
  const random = seededNumbers(28);
  const fields = ["stream", "epoch", "position", "projectId", "streams"];
  const answers = new Set<string>();
  const { socket } = window.client;
  const { id } = socket;
  for (let turn = 0; turn < attempts; turn += 1) {
    socket.emit(
      pickOne(random, ["frame", "hello", "presence.set", "no.such.word"]) as "presence.set",
      oddPayload(random, fields),
      () => {},
    );
    const answer = await socket.timeout(20_000).emitWithAck("live.since", oddPayload(random, fields));
    answers.add("error" in answer ? answer.error : "answered");
  }
  expect([...answers]).toEqual(["request.invalid"]);
  expect(server.problems).toEqual([]);
  await window.live();
  expect(socket.id).toBe(id);
});

test("a page that could not be welcomed is cut, comes again by itself and is welcomed then", async () => {
  const changes = changeSource(db);
  let asked = 0;
  const readHead: typeof changes.readHead = async (projectId) => {
    asked += 1;
    if (asked === 1) throw new Error("the database is away");
    return changes.readHead(projectId);
  };
  await using server = await runLiveServer(db, { sources: [{ ...changes, readHead }] });
  const window = await server.join(await givenAdmin(db, await givenProject(db)));
  await window.live();
  expect(server.problems).toEqual([new Error("the database is away")]);
});

test("a page that was closed while it waited to be let in never knocks again", async () => {
  const knocks: string[] = [];
  await using server = await runLiveServer(db, {
    findSession: async (request) => {
      knocks.push(String(request.headers["x-test-session"]));
      throw new Error("the database is away");
    },
  });
  const projectId = await givenProject(db);
  const knocksOf = (one: { sessionId: string }) => knocks.filter((knock) => knock === one.sessionId).length;
  const [closed, open] = [await givenAdmin(db, projectId), await givenAdmin(db, projectId)];
  const { client } = await server.join(closed);
  const { promise: turnedAway, resolve } = Promise.withResolvers<void>();
  client.socket.once("connect_error", () => resolve());
  await turnedAway;
  client.close();
  await server.join(open);
  // The second began to wait after the first, and as long.
  await until("the second knocks again", () => knocksOf(open) === 2);
  expect(knocksOf(closed)).toBe(1);
});

test("a page of another version is told so, and a foreign page gets no socket", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const old = io(server.url, {
    transports: ["websocket"],
    reconnection: false,
    auth: { protocol: "old", projectId, streams: [] },
  });
  const foreign = io(server.url, {
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { origin: "https://evil.example" },
  });
  const refusals = await Promise.all(
    [old, foreign].map(
      (socket) =>
        new Promise<string>((tell) => void socket.on("connect_error", (error) => tell(error.message))),
    ),
  );
  expect(refusals[0]).toBe("live.protocol-mismatch");
  expect(refusals[1]).not.toBe("");
  old.close();
  foreign.close();
});
