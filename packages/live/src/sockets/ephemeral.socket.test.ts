import type { ImportProgressEvent } from "@gatehouse/contracts/imports/import-progress";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { addUser } from "@gatehouse/services/users/add-user";
import { personInput } from "@gatehouse/services/users/user.fixture";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { runLiveServer } from "./live-server.harness.ts";

const { db } = await databaseForFile();

const progress = (done: number): ImportProgressEvent => ({
  importId: "0b5c1c3e-6f0e-7000-8000-000000000001",
  state: "applying",
  progress: { phase: "change", done, total: 100 },
});

type Server = Awaited<ReturnType<typeof runLiveServer>>;

/** Somebody's window, and how far the import was in each progress it heard of. */
async function watch(server: Server, actor: AdminActor, options: Parameters<Server["join"]>[1] = {}) {
  const window = await server.join(actor, options);
  const told: (number | undefined)[] = [];
  window.client.socket.on("ephemeral", (event) => {
    const { progress: now } = event.data as ImportProgressEvent;
    told.push(event.name === "import.progress" && Object.keys(event).length === 2 ? now?.done : undefined);
  });
  await window.live();
  return { ...window, told };
}

test("the progress of an import is heard by those who see everything, and by nobody else", async () => {
  await using server = await runLiveServer(db);
  const [projectId, otherId] = [await givenProject(db), await givenProject(db, "Other")];
  const window = async (role: MemberRole, project = projectId) =>
    watch(server, await givenAdmin(db, project, role));
  const mia = await givenAdmin(db, projectId);
  const wanted = [await window("owner"), await window("admin"), await window("auditor")];
  const others = [
    await window("desk"),
    await window("admin", otherId),
    await watch(server, await givenAdmin(db, projectId), { streams: ["doors"] }),
  ];
  server.live.announce(projectId, "import.progress", progress(43));
  await until("all three are told", () => wanted.every(({ told }) => told.length === 1));
  expect(wanted.map(({ told }) => told)).toEqual([[43], [43], [43]]);
  // What is heard after it shows that those who heard nothing could have.
  await addUser(db, mia, personInput(projectId, "Later"));
  await until("the desk hears what it may", () => others[0]?.heard.length === 1);
  server.live.announce(otherId, "import.progress", progress(7));
  await until("the other project hears its own", () => others[1]?.told.length === 1);
  expect(others.map(({ told }) => told)).toEqual([[], [7], []]);
  expect(server.problems).toEqual([]);
});

test("progress has no position: the log stands where it stood, and who was away hears of it never, but of what was committed", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const mia = await givenAdmin(db, projectId);
  const away = await watch(server, await givenAdmin(db, projectId));
  const there = await watch(server, await givenAdmin(db, projectId));
  const head = () => db.client.head.findUniqueOrThrow({ where: { projectId } });
  const { position } = await head();
  away.client.socket.disconnect();
  await until("the server has noticed", () => server.live.io.sockets.sockets.size === 1);
  server.live.announce(projectId, "import.progress", progress(1));
  await until("the one who is there hears it", () => there.told.length === 1);
  expect((await head()).position).toBe(position);
  await addUser(db, mia, personInput(projectId, "Meanwhile"));
  away.client.socket.connect();
  await until("the other one has caught up", () => away.heard.length === 1);
  server.live.announce(projectId, "import.progress", progress(2));
  await until("both hear the next one", () => there.told.length === 2 && away.told.length === 1);
  expect([there.told, away.told]).toEqual([[1, 2], [2]]);
  expect(there.heard.map(({ name }) => name)).toEqual(["user.added"]);
});

test("progress that cannot be sent at once is dropped instead of kept", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const window = await watch(server, await givenAdmin(db, projectId));
  const burst = 1_000;
  for (let nth = 0; nth < burst; nth += 1) server.live.announce(projectId, "import.progress", progress(nth));
  await addUser(db, await givenAdmin(db, projectId), personInput(projectId, "After"));
  await until("what was committed after it", () => window.heard.length === 1);
  expect(window.told.length).toBeGreaterThan(0);
  expect(window.told.length).toBeLessThan(burst / 2);
});
