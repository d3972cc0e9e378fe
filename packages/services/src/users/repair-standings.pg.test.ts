import { readChanges } from "@gatehouse/db/changes/read-changes";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { revalidateUser as decideRevalidation } from "@gatehouse/domain/users/unblock-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { archiveUser } from "./archive-user.ts";
import { blockUser } from "./block-user.ts";
import { listUsers } from "./list-users.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { lockUser } from "./lock-user.ts";
import { repairStandings } from "./repair-standings.ts";
import { restoreUser } from "./restore-user.ts";
import { revalidateUser } from "./revalidate-user.ts";
import { reviewUser } from "./review-user.ts";
import { unblockUser } from "./unblock-user.ts";
import { compareStandings, givenTeam, givenUser } from "./user.fixture.ts";

const { db } = await databaseForFile({ connections: 12 });

test("a block and a review do not wait for a held row, and the copy and the counters follow after the holder's commit", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { invite: true });
  await db.client.$transaction(async (holder) => {
    await holder.$queryRaw`select id from users where id = ${userId}::uuid for no key update`;
    expect(await reviewUser(db, actor, { projectId, userId, note: "" })).toEqual({ standing: "in-review" });
    expect(await blockUser(db, actor, { projectId, userId, reason: "Now", until: null })).toMatchObject({
      standing: "blocked",
    });
    expect(await compareStandings(db, projectId)).toMatchObject({
      copies: ["active"],
      facts: ["blocked"],
      counters: [1, 0, 0, 0],
    });
    expect(await repairStandings(db)).toBe(0);
  });
  expect(await repairStandings(db)).toBe(1);
  expect(await compareStandings(db, projectId)).toMatchObject({
    copies: ["blocked"],
    counters: [0, 0, 1, 0],
    counts: [0, 0, 1, 0],
  });
  const last = (await readChanges(db.client, projectId, 0, 100)).at(-1);
  expect(last).toMatchObject({
    verb: "user.standing-settled",
    before: { standing: "active" },
    after: { standing: "blocked" },
  });
  expect(await repairStandings(db)).toBe(0);
});

test("a block that found the pass held withdraws the open invitation once the holder has ended", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { invite: true });
  await db.client.$transaction(async (holder) => {
    await holder.$queryRaw`select id from passes where user_id = ${userId}::uuid for update`;
    await blockUser(db, actor, { projectId, userId, reason: "Now", until: null });
    expect(await db.client.invitation.findFirst({ where: { userId } })).toMatchObject({ state: "open" });
  });
  expect(await repairStandings(db)).toBe(1);
  expect(await db.client.invitation.findFirst({ where: { userId } })).toMatchObject({
    state: "withdrawn",
    why: "blocked",
  });
  const { rows } = await listUsers(db, projectId, {
    filter: {
      tab: "blocked",
      q: "",
      roleIds: [],
      companyIds: [],
      groupIds: [],
      records: [],
      passStates: [],
      bounced: false,
    },
    sort: "name",
    limit: 5,
  });
  expect(rows).toMatchObject([{ standing: "blocked", passState: "none" }]);
});

test("a verb that decided before a block committed leaves a copy that says blocked, and the block's own repair agrees", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  await reviewUser(db, actor, { projectId, userId, note: "" });
  const standing = await inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decideRevalidation(facts);
    await blockUser(db, actor, { projectId, userId, reason: "In between", until: null });
    const change = await applyUserOutcome(tx, user, facts, outcome, {});
    record(tx, "user.revalidated", { kind: "user", id: userId }, change);
    return change.standing;
  });
  expect(standing).toBe("blocked");
  const settled = { copies: ["blocked"], facts: ["blocked"], counters: [0, 0, 1, 0] };
  expect(await compareStandings(db, projectId)).toMatchObject(settled);
  expect(await repairStandings(db)).toBe(1);
  expect(await compareStandings(db, projectId)).toMatchObject(settled);
});

test("whatever several admins do at once, in the end every copy equals its facts and the counters equal a count", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userIds: string[] = [];
  for (let n = 0; n < 6; n += 1) userIds.push(await givenUser(db, actor, { invite: n % 2 === 0 }));
  const verbs = [
    (userId: string) => blockUser(db, actor, { projectId, userId, reason: "Random", until: null }),
    (userId: string) => reviewUser(db, actor, { projectId, userId, note: "" }),
    (userId: string) => unblockUser(db, actor, { projectId, userId, blocks: "all" }),
    (userId: string) => revalidateUser(db, actor, { projectId, userId }),
    (userId: string) => archiveUser(db, actor, { projectId, userId, tellPerson: false }),
    (userId: string) => restoreUser(db, actor, { projectId, userId, tellPerson: false }),
  ];
  let seed = 20261121;
  const draw = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const refusals = new Set<string>();
  const play = async (turns: readonly (readonly [number, number])[]) => {
    for (const [verb, user] of turns)
      await verbs[verb]?.(userIds[user] ?? "").catch((error: { code?: string }) => {
        if (error.code === undefined) throw error;
        refusals.add(error.code);
      });
  };
  const plans = Array.from({ length: 6 }, () =>
    Array.from({ length: 40 }, () => [draw(verbs.length), draw(userIds.length)] as const),
  );
  await Promise.all([...plans.map(play), repairStandings(db)]);
  while ((await repairStandings(db)) > 0);
  const { copies, facts, counters, counts } = await compareStandings(db, projectId);
  expect(copies).toEqual(facts);
  expect(counters).toEqual(counts);
  expect([...refusals].every((code) => /^user\.(not-|archived|blocklist-hit)/.test(code))).toBe(true);
  expect(await db.client.standingRepair.count({ where: { projectId } })).toBe(0);
});
