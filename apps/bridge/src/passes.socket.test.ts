import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { makeDemoPass } from "@gatehouse/services/passes/make-demo-pass";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { givenPerson, givenPlace, runLink, runTestBridge } from "./site.harness.ts";

const { db } = await databaseForFile();

test("a phone's code opens once; one that is old, forged or used before does not, and each says why", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const userId = await givenPerson(db, actor, site, "1");
  const { passNumber } = await makeDemoPass(db, projectId, userId);
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(1);
  await until("the key has come", () => bridge.bridge().holdsKey(passNumber));
  const readerId = site.doors[0]?.inReaderId ?? "";
  const show = (flaw: "none" | "expired" | "forged" | "replayed") =>
    bridge.present(readerId, { kind: "pass", passNumber, flaw });
  // A bridge that has just started cannot know which codes were used before, so it refuses them for a moment.
  const isTrusted = async () => (await show("none")).type === "access.granted";
  await until("the bridge trusts fresh codes", isTrusted, 40_000);
  expect((await show("none")).data).toMatchObject({ userId, kind: "pass-code", decidedBy: "bridge" });
  expect((await show("expired")).data.reason).toBe("code-expired");
  expect((await show("forged")).data.reason).toBe("code-invalid");
  expect((await show("replayed")).data.reason).toBe("replayed-token");
});

test("a bridge holds the keys of those who may open one of its doors, and forgets them when they may not", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  const [anna, ben] = [
    await givenPerson(db, actor, site, "1"),
    await givenPerson(db, actor, { ...site }, "2"),
  ];
  await db.client.userRole.deleteMany({ where: { projectId, userId: ben } });
  const [hers, his] = [await makeDemoPass(db, projectId, anna), await makeDemoPass(db, projectId, ben)];
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code);
  await bridge.knows(2);
  await until("her key has come", () => bridge.bridge().holdsKey(hers.passNumber));
  expect(bridge.bridge().holdsKey(his.passNumber)).toBe(false);
  await inTransaction(db, actor, async (tx) => {
    await tx.client.userRole.deleteMany({ where: { projectId, userId: anna } });
    record(tx, "user.role-removed", { kind: "user", id: anna });
  });
  await until("her key is gone", () => !bridge.bridge().holdsKey(hers.passNumber));
  await bridge.stop();
  await link.stop();
  await bridge.start();
  expect(bridge.bridge().holdsKey(hers.passNumber)).toBe(false);
});
