import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { changeMemberRole } from "@gatehouse/services/members/change-member-role";
import { removeMember } from "@gatehouse/services/members/remove-member";
import { endOwnSession } from "@gatehouse/services/sessions/end-own-sessions";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { size } from "@gatehouse/testing/sizes/size";
import { awakeClock } from "@gatehouse/testing/waits/awake-clock";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { runLiveServer } from "./live-server.harness.ts";

const { db } = await databaseForFile();

/** Between the commit that ends a right and the last byte that right may still bring (C-24). */
const cutWithinMs = 1_000;
const sessions = size(20, 200);

type Ending = (owner: AdminActor, actor: AdminActor) => Promise<void>;
const memberId = async ({ projectId, adminId }: AdminActor) =>
  (await db.client.member.findUniqueOrThrow({ where: { projectId_adminId: { projectId, adminId } } })).id;

const endings: Record<string, Ending> = {
  "signing out": (_owner, actor) => endOwnSession(db, actor, actor.sessionId),
  "a change of role": async (owner, actor) =>
    changeMemberRole(db, owner, {
      projectId: actor.projectId,
      memberId: await memberId(actor),
      role: "desk",
    }),
  "being removed": async (owner, actor) =>
    removeMember(db, owner, { projectId: actor.projectId, memberId: await memberId(actor) }),
};

/** Keeps events coming until it is told to stop, so that silence means a cut and not a quiet project. */
function keepTalking(actor: AdminActor) {
  let isTalking = true;
  const talk = async () => {
    while (isTalking) {
      await inTransaction(db, actor, async (tx) =>
        record(tx, "user.edited", { kind: "user", id: crypto.randomUUID() }),
      );
      await new Promise((next) => setTimeout(next, 20));
    }
  };
  const talking = talk();
  return async () => {
    isTalking = false;
    await talking;
  };
}

test.each(Object.entries(endings))(
  "%s cuts all open sockets within a second and nothing comes after",
  async (name, end) => {
    await using server = await runLiveServer(db);
    using clock = awakeClock();
    const projectId = await givenProject(db);
    const owner = await givenAdmin(db, projectId, "owner");
    const windows = await Promise.all(
      Array.from({ length: sessions }, async () => {
        const actor = await givenAdmin(db, projectId);
        const joined = await server.join(actor);
        await joined.live();
        const window = { ...joined, actor, committedAt: 0, cutAt: 0 };
        joined.client.socket.on("disconnect", () => {
          window.cutAt ||= clock.now();
        });
        return window;
      }),
    );
    const hush = keepTalking(owner);
    await until("the windows hear the talk", () => windows.every((window) => window.heard.length > 0));
    for (const window of windows) {
      await end(owner, window.actor);
      window.committedAt = clock.now();
    }
    await until("all sockets are cut", () => windows.every((window) => window.cutAt > 0));
    const silentFrom = windows.map((window) => window.heard.length);
    await until("the talk goes on for a second", () =>
      windows.every((one) => clock.now() > one.committedAt + cutWithinMs),
    );
    await hush();
    // What comes after a cut comes over a socket of its own: after a change of role the page is back with its new rights.
    for (const window of windows) expect(window.cutAt - window.committedAt).toBeLessThan(cutWithinMs);
    if (name === "a change of role") return;
    expect(windows.map((window) => window.heard.length)).toEqual(silentFrom);
    const refusals = windows.map(
      ({ client: { socket } }) =>
        new Promise<string>((tell) => {
          socket.once("connect_error", (error) => tell(error.message));
          socket.once("connect", () => tell("let in"));
          socket.connect();
        }),
    );
    expect(await Promise.all(refusals)).toEqual(windows.map(() => "session.missing"));
    expect(windows.some((window) => window.client.socket.connected)).toBe(false);
    expect(windows.map((window) => window.heard.length)).toEqual(silentFrom);
  },
);

test("a page that comes back after a change of role hears only what its new role may hear", async () => {
  await using server = await runLiveServer(db);
  const projectId = await givenProject(db);
  const owner = await givenAdmin(db, projectId, "owner");
  const actor = await givenAdmin(db, projectId);
  const window = await server.join(actor);
  await window.live();
  const greeted: string[] = [];
  window.client.socket.on("hello", (hello) => greeted.push(hello.role));
  await endings["a change of role"]?.(owner, actor);
  await until("the page is back", () => greeted.length > 0);
  expect(greeted).toEqual(["desk"]);
  const before = window.heard.length;
  await inTransaction(db, owner, async (tx) => {
    record(
      tx,
      "user.edited",
      { kind: "user", id: crypto.randomUUID() },
      { after: { email: "secret@example.org" } },
    );
    record(tx, "user.edited", { kind: "user", id: crypto.randomUUID() }, { after: { lastName: "Seen" } });
  });
  await until("the desk's event", () => window.heard.length > before);
  expect(window.heard.slice(before).map((event) => event.name)).toEqual(["holder.changed"]);
});
