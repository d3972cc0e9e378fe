import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { makeDemoPass } from "@gatehouse/services/passes/make-demo-pass";
import { addUser } from "@gatehouse/services/users/add-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import type { BridgeSocket } from "../sockets/bridge-socket.ts";
import { ListFeed } from "./list-feed.ts";

const { db } = await databaseForFile();

type Told = { upserts?: { passNumber: number }[]; removes?: number[]; to?: number; version?: number };

/** The near end of a link whose bridge takes everything; it keeps what it was told. */
function givenLink() {
  const told: { event: string; words: Told }[] = [];
  const socket = {
    connected: true,
    once: () => {},
    off: () => {},
    emit: (event: string, words: Told, answer: (said: object) => void) => {
      told.push({ event, words });
      const version = words.to ?? words.version ?? 0;
      answer(event === "list.part" || event === "list.keys" ? { taken: true } : { kind: "applied", version });
    },
  };
  return { told, socket: socket as unknown as BridgeSocket };
}

async function givenFeed() {
  const projectId = await givenProject(db);
  await db.client.project.update({ where: { id: projectId }, data: { isDemo: true } });
  const actor = await givenAdmin(db, projectId, "owner");
  const site = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId: site.siteId });
  const add = async (name: string) => {
    const { id } = await addUser(db, actor, {
      ...{ projectId, firstName: "Test", lastName: name, email: `${name}@example.org`, phone: null },
      ...{ idNumber: null, syncId: null, companyIds: [], roleIds: [site.roleId], invite: false },
    });
    return id;
  };
  const link = givenLink();
  const parts = {
    ...{ db, socket: link.socket, siteId: site.siteId, broken: () => {} },
    actor: { kind: "bridge", projectId, bridgeId } as const,
  };
  return { projectId, actor, add, feed: new ListFeed(parts, undefined), ...link };
}

test("after more changes than a delta tells, the bridge gets a whole list and the keys that came and went meanwhile", async () => {
  const { projectId, actor, add, feed, told } = await givenFeed();
  const [anna, ben] = [await add("Anna"), await add("Ben")];
  const hers = await makeDemoPass(db, projectId, anna);
  await feed.open({ listVersion: 0, listHash: "" });
  const keysOf = (from: number) => {
    const frames = told.slice(from).filter(({ event }) => event === "list.keys");
    const upserts = frames.flatMap(({ words }) => words.upserts?.map((key) => key.passNumber) ?? []);
    return { upserts, removes: frames.flatMap(({ words }) => words.removes ?? []) };
  };
  expect(keysOf(0).upserts).toEqual([hers.passNumber]);

  const opened = told.length;
  const his = await makeDemoPass(db, projectId, ben);
  await inTransaction(db, actor, async (tx) => {
    await tx.client.userRole.deleteMany({ where: { projectId, userId: anna } });
    for (let nth = 0; nth < 2_001; nth += 1)
      record(tx, "user.role-removed", { kind: "user", id: anna }, { after: { nth } });
  });
  await feed.pump();
  expect(told.slice(opened).map(({ event }) => event)).toContain("list.end");
  expect(keysOf(opened)).toEqual({ upserts: [his.passNumber], removes: [hers.passNumber] });
});
