import { addUser } from "@gatehouse/services/users/add-user";
import { blockUser } from "@gatehouse/services/users/block-user";
import { size } from "@gatehouse/testing/sizes/size";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import type { Program } from "./programs.harness.ts";
import { givenSitePrograms, serverForFile } from "./site-programs.harness.ts";

const server = serverForFile();
await server.start();

/** The site, a bridge that knows `people` people by number, and ways to block them and to hold their cards against a reader. */
async function givenPeople(people: number, teeth?: string) {
  const site = await givenSitePrograms(server);
  const { actor, projectId, db, bridge, readers } = site;
  const ids: string[] = [];
  for (let nth = 0; nth < people; nth += 1) {
    const person = {
      firstName: "Test",
      lastName: `Person ${nth}`,
      email: `person-${nth}@example.org`,
      idNumber: cardOf(nth),
    };
    const nothing = { phone: null, syncId: null, companyIds: [], invite: false };
    const added = await addUser(db, actor, { projectId, ...person, ...nothing, roleIds: [site.site.roleId] });
    ids.push(added.id);
  }
  await site.startBridge(teeth);
  await until("the bridge knows everybody", () => bridge.told().holders === people);
  await until("it holds a lease", () => Number(bridge.told().leaseEndsAt) > Date.now());
  const decided = makePresenter(bridge, readers[0] ?? "");
  const block = (nth: number) =>
    blockUser(db, actor, { projectId, userId: ids[nth] ?? "", reason: "Lost badge", until: null });
  return { ...site, ids, block, decided };
}

const cardOf = (nth: number): string => `8${String(nth).padStart(6, "0")}`;

/** Holds a card against the reader and answers what the door did. */
function makePresenter(bridge: Program, readerId: string) {
  let last = 10_000;
  return async (nth: number): Promise<string> => {
    last += 1;
    const id = last;
    bridge.send({ id, readerId, thing: { kind: "card", number: cardOf(nth) } });
    await until("the door has decided", () => bridge.told().id === id);
    return String(bridge.told().reason ?? bridge.told().type);
  };
}

/** Resolves the moment a block is durable at the bridge, which is before its acknowledgement has arrived anywhere. */
function durable(bridge: Program, holderId: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  bridge.onTold(({ blocks }) => {
    if (Array.isArray(blocks) && blocks.includes(holderId)) resolve();
  });
  return promise;
}

/** Blocks, kills at the block's first sign of life, starts without a server and presents. Answers what the door did in each round. */
async function decisionsAfter(rounds: number, teeth?: string): Promise<string[]> {
  const { projectId, db, bridge, ids, block, decided, startBridge } = await givenPeople(rounds, teeth);
  const decisions: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isDurable = durable(bridge, ids[round] ?? "");
    await block(round);
    server.ring(projectId);
    await isDurable;
    // Every other time only once the server has it too, so that both sides of the acknowledgement are met.
    if (round % 2 === 1)
      await until(
        "the server knows",
        async () =>
          (await db.client.revocationAck.count({ where: { projectId, acknowledgedAt: null } })) === 0,
      );
    await bridge.kill();
    await server.pause();
    await startBridge(teeth);
    decisions.push(await decided(round));
    await server.resume();
    await until("it is connected again", () => bridge.told().backlog === 0);
  }
  return decisions;
}

test("a block that a bridge holds denies after a kill and a start without the server, every time", async () => {
  expect(new Set(await decisionsAfter(size(20, 200)))).toEqual(new Set(["user-blocked"]));
});

test("the check notices a bridge that keeps blocks in memory", async () => {
  expect(await decisionsAfter(1, "blocks-in-memory")).toEqual(["access.granted"]);
});
