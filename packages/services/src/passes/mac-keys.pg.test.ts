import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { checkPassCall } from "./check-pass-call.ts";
import { givenBound, givenOffice, givenPerson } from "./coming-aboard.fixture.ts";
import { drawPassCode } from "./draw-pass-code.ts";
import { makeDemoPass } from "./make-demo-pass.ts";
import { readMacKeys } from "./pass-mac-keys.ts";
import { raiseKeyGeneration } from "./raise-key-generation.ts";
import { renewKey } from "./renew-key.ts";

const { db } = await databaseForFile();

test("server and phone draw the same code from the key they agreed on", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  const [key] = await readMacKeys(db, projectId, [mail.userId]);
  const at = Date.now();
  expect(key && drawPassCode({ ...key, projectId }, at, 7)).toBe(await phone.draw(at, 7));
});

test("what stands in the database is neither the key nor good for another pass", async () => {
  const { projectId, actor } = await givenOffice(db);
  const [one, two] = [await givenBound(db, actor), await givenBound(db, actor)];
  const [key] = await readMacKeys(db, projectId, [one.mail.userId]);
  const row = await db.client.pass.findFirstOrThrow({ where: { projectId, userId: one.mail.userId } });
  expect(row.macKey).not.toContain(Buffer.from(key?.macKey ?? []).toString("base64url"));
  expect(row.macKey).not.toContain(Buffer.from(key?.macKey ?? []).toString("hex"));
  await db.client.pass.updateMany({
    where: { projectId, userId: two.mail.userId },
    data: { macKey: row.macKey },
  });
  await expect(readMacKeys(db, projectId, [two.mail.userId])).rejects.toThrow();
});

test("after a stolen bridge nobody has a key until the phone has renewed, and old codes never count again", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  const at = Date.now();
  const old = await phone.draw(at);
  await inTransaction(db, actor, (tx) => raiseKeyGeneration(tx, [mail.userId]));
  expect(await readMacKeys(db, projectId, [mail.userId])).toEqual([]);
  const renewal = await phone.renew();
  const caller = await checkPassCall(db, "renewKey", await phone.call("renewKey"));
  await renewKey(db, caller, renewal.agreeKey);
  await renewal.take(await renewKey(db, caller, renewal.agreeKey));
  const [key] = await readMacKeys(db, projectId, [mail.userId]);
  expect(key).toMatchObject({ keyGeneration: 2, epoch: 1 });
  const fresh = key && drawPassCode({ ...key, projectId }, at, 0);
  expect(fresh).toBe(await phone.draw(at));
  expect(fresh).not.toBe(old);
});

test("a demo person gets a working pass once, and nobody outside a demo project does", async () => {
  const { projectId, actor } = await givenOffice(db);
  await db.client.project.update({ where: { id: projectId }, data: { isDemo: true } });
  const { userId } = await givenPerson(db, actor, { invite: false });
  const pass = await makeDemoPass(db, projectId, userId);
  expect(pass).toMatchObject({ projectId, userId, epoch: 1 });
  expect(await makeDemoPass(db, projectId, userId)).toEqual(pass);
  expect(drawPassCode(pass, Date.now(), 1)).toMatch(/^[0-9A-Z+\-./:]{42}$/);
  await expect(makeDemoPass(db, await givenProject(db), userId)).rejects.toMatchObject({
    code: "request.forbidden",
  });
});
