import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { type Follower, followOnce, followToEnd } from "./follower.ts";

const { db } = await databaseForFile();

async function place(verbs?: readonly string[]) {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const met: string[] = [];
  const react: Follower["react"] = async (_scope, change) => void met.push(change.verb);
  const follower: Follower = { name: "test", react, ...(verbs ? { verbs } : {}) };
  await followToEnd(db, projectId, follower);
  met.length = 0;
  return { projectId, actor, met, follower };
}

const tell = (actor: AdminActor, ...verbs: readonly string[]) =>
  inTransaction(db, actor, async (tx) => {
    for (const verb of verbs) record(tx, verb, { kind: "user", id: crypto.randomUUID() });
  });

async function cursorOf(projectId: string) {
  const [row] = await db.client.$queryRaw<{ behind: bigint }[]>`
    select h.position - c.position as behind from heads h
    join cursors c on c.project_id = h.project_id and c.name = 'test' where h.project_id = ${projectId}::uuid`;
  return Number(row?.behind);
}

test("a follower of everything meets every change once, in order", async () => {
  const { projectId, actor, met, follower } = await place();
  await tell(actor, "user.edited", "user.blocked");
  await tell(actor, "user.archived");
  await followToEnd(db, projectId, follower);
  await followToEnd(db, projectId, follower);
  expect(met).toEqual(["user.edited", "user.blocked", "user.archived"]);
});

test("what a follower does not react to is passed over, and the cursor stands at the end", async () => {
  const { projectId, actor, met, follower } = await place(["user.blocked"]);
  await tell(actor, "user.edited", "user.archived");
  expect(await followOnce(db, projectId, follower)).toBe(0);
  expect(await cursorOf(projectId)).toBe(0);
  expect(met).toEqual([]);
});

test("one change it reacts to, in the middle of a commit, is not passed over", async () => {
  const { projectId, actor, met, follower } = await place(["user.blocked"]);
  await tell(actor, "user.edited", "user.edited");
  await tell(actor, "user.edited", "user.blocked", "user.edited");
  await followToEnd(db, projectId, follower);
  expect(met).toContain("user.blocked");
  expect(await cursorOf(projectId)).toBe(0);
});

test("while one process follows, another one leaves it alone", async () => {
  const { projectId, actor, met, follower } = await place();
  await tell(actor, "user.edited");
  const { promise: inside, resolve: enter } = Promise.withResolvers<void>();
  const { promise: leave, resolve: letGo } = Promise.withResolvers<void>();
  const slow: Follower = {
    ...follower,
    react: async (scope, change) => {
      enter();
      await leave;
      await follower.react(scope, change);
    },
  };
  const first = followOnce(db, projectId, slow);
  await inside;
  expect(await followOnce(db, projectId, follower)).toBe(0);
  letGo();
  expect(await first).toBe(1);
  expect(met).toEqual(["user.edited"]);
});
