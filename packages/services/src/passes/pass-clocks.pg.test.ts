import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { archiveUser as decide } from "@gatehouse/domain/users/archive-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { afterEach, expect, test } from "vitest";
import { applyUserOutcome } from "../users/apply-user-outcome.ts";
import { deleteUser } from "../users/archive-user.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";
import { givenBound, givenOffice } from "./coming-aboard.fixture.ts";
import { readMacKeys } from "./pass-mac-keys.ts";
import { runPassClocks } from "./run-pass-clocks.ts";

const { db, clock } = await databaseForFile();
afterEach(() => {
  clock.shiftMs = 0;
});
const [second, hour] = [1_000, 3_600_000];

/** What a sync does to somebody who is missing in its file. */
const removeBySync = (actor: AdminActor, userId: string) =>
  inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decide(facts, { cause: "sync" }, tx.now);
    record(
      tx,
      "user.archived",
      { kind: "user", id: userId },
      await applyUserOutcome(tx, user, facts, outcome, { cause: "delete" }),
    );
  });

const passOf = (projectId: string, userId: string) =>
  db.client.pass.findFirstOrThrow({ where: { projectId, userId } });

test("after a sync the wipe order waits for the undo window, and the deadline is a day later", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail } = await givenBound(db, actor);
  const start = Date.now();
  await removeBySync(actor, mail.userId);
  expect(await readMacKeys(db, projectId, [mail.userId])).toEqual([]);
  // Here the clock stands still: time that goes by would bring the end of the window.
  const before = { ...db, shiftMs: () => start + 24 * hour - second - Date.now() };
  expect(await runPassClocks(before)).toEqual({ wipesOrdered: 0, removed: 0 });
  clock.shiftMs = 24 * hour + second;
  expect(await runPassClocks(db)).toEqual({ wipesOrdered: 1, removed: 0 });
  const { wipeOrderAt, deadlineAt } = await passOf(projectId, mail.userId);
  expect((deadlineAt?.getTime() ?? 0) - (wipeOrderAt?.getTime() ?? 0)).toBe(24 * hour);
  expect(await runPassClocks(db)).toEqual({ wipesOrdered: 0, removed: 0 });
  clock.shiftMs = 48 * hour + 2 * second;
  expect(await runPassClocks(db)).toEqual({ wipesOrdered: 0, removed: 1 });
  expect(await passOf(projectId, mail.userId)).toMatchObject({ state: "removed", macKey: null });
});

test("after a deletion by hand only the deadline is left to the clock, and two clocks at once count it once", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail } = await givenBound(db, actor);
  await deleteUser(db, actor, { projectId, userId: mail.userId });
  clock.shiftMs = 24 * hour + second;
  const runs = await Promise.all([runPassClocks(db), runPassClocks(db)]);
  expect(runs.reduce((sum, run) => sum + run.removed, 0)).toBe(1);
  expect(await db.client.change.count({ where: { projectId, verb: "pass.removed" } })).toBe(1);
});
