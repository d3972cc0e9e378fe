import { lastFour } from "@gatehouse/domain/invitations/magic-code";
import { checkPassCode, type PassKey } from "@gatehouse/domain/qr/check-pass-code";
import { openReplayWindow } from "@gatehouse/domain/qr/replay-window";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { makeSoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { expect, test } from "vitest";
import { makeAttempt } from "../invitations/binding-attempt.ts";
import { lookAtInvitation } from "../invitations/look-at-invitation.ts";
import { sendInvitation } from "../invitations/send-invitation.ts";
import { startAttempt } from "../invitations/start-attempt.ts";
import { activateByLink } from "./activate-by-link.ts";
import { bindByLink, givenBound, givenInvited, givenOffice, mailOf } from "./coming-aboard.fixture.ts";
import { passCodeMac } from "./draw-pass-code.ts";
import { readMacKeys } from "./pass-mac-keys.ts";

const { db } = await databaseForFile();

/** What a bridge with these keys says to a code. */
async function atTheDoor(projectId: string, userId: string, text: string): Promise<string> {
  const keys = await readMacKeys(db, projectId, [userId]);
  const keyOf = (number: number): PassKey | undefined => {
    const key = keys.find((one) => one.passNumber === number);
    return key && { keyGeneration: key.keyGeneration, mac: (message) => passCodeMac(key.macKey, message) };
  };
  const read = { text, readerId: "r1", at: Date.now(), projectId, keyOf };
  const check = checkPassCode(openReplayWindow(Date.now() - 60_000), read);
  return check.kind === "checked" ? check.verdict : check.kind;
}

test("the link, one button and four signs bind a phone whose codes a bridge believes", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone, bound } = await givenBound(db, actor);
  expect(bound).toMatchObject({ projectId, epoch: 1, keyGeneration: 1 });
  expect(await atTheDoor(projectId, mail.userId, await phone.draw(Date.now()))).toBe("ok");
  const pass = await db.client.pass.findFirstOrThrow({ where: { projectId, userId: mail.userId } });
  expect(pass).toMatchObject({ state: "active", epoch: 1, phone: "iPhone, Safari" });
  const change = await db.client.change.findFirstOrThrow({ where: { projectId, verb: "pass.activated" } });
  const detail = await db.client.changeDetail.findFirstOrThrow({
    where: { projectId, commitId: change.commitId },
  });
  expect(JSON.parse(detail.after)).toMatchObject({
    passState: "active",
    phone: "iPhone, Safari",
    keyFingerprint: expect.stringMatching(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/),
  });
});

test("looking at a link and starting attempts use nothing up, however often", async () => {
  const { projectId, actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  for (let turn = 0; turn < 20; turn += 1) {
    expect(await lookAtInvitation(db, mail.token)).toMatchObject({
      state: "open",
      firstName: "Grace",
      project: "Test port",
    });
    await startAttempt(db, mail.token);
  }
  expect(await db.client.invitation.findFirst({ where: { projectId } })).toMatchObject({ state: "open" });
  await expect(bindByLink(db, mail, await makeSoftPhone())).resolves.toMatchObject({ epoch: 1 });
});

test("a phone that missed the answer is told it again, and nothing changes", async () => {
  const { projectId, actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  const phone = await makeSoftPhone();
  const first = await bindByLink(db, mail, phone);
  const again = await bindByLink(db, mail, phone);
  expect({ ...again, serverTime: 0 }).toEqual({ ...first, serverTime: 0 });
  expect(await db.client.change.count({ where: { projectId, verb: "pass.activated" } })).toBe(1);
  await expect(bindByLink(db, mail, await makeSoftPhone())).rejects.toMatchObject({
    code: "invitation.not-open",
  });
});

test("a new phone stops the old one in the same commit, and a revocation is opened for it", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone: old } = await givenBound(db, actor);
  await sendInvitation(db, actor, { projectId, userId: mail.userId, kind: "new-phone" });
  expect(await atTheDoor(projectId, mail.userId, await old.draw(Date.now()))).toBe("ok");
  const phone = await makeSoftPhone();
  await phone.become(await bindByLink(db, await mailOf(db, projectId, mail), phone));
  expect(await atTheDoor(projectId, mail.userId, await phone.draw(Date.now()))).toBe("ok");
  expect(await atTheDoor(projectId, mail.userId, await old.draw(Date.now()))).toBe("bad-mac");
  expect(
    await db.client.revocation.count({ where: { projectId, userId: mail.userId, cause: "re-invite" } }),
  ).toBe(1);
});

test("wrong last signs use nothing up, ten of them close the link for an hour, and the right ones count none", async () => {
  const { actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  const phone = await makeSoftPhone();
  const binding = await phone.bind(makeAttempt(db.secretKey, mail.invitationId, new Date()));
  const wrong = lastFour(mail.code) === "2222" ? "3333" : "2222";
  const type = (typed: string) => activateByLink(db, { token: mail.token, lastFour: typed, binding }, "x");
  for (let turn = 0; turn < 9; turn += 1)
    await expect(type(wrong)).rejects.toMatchObject({ code: "invitation.code-wrong" });
  await expect(type(` ${lastFour(mail.code).toLowerCase()} `)).resolves.toMatchObject({ epoch: 1 });
  await expect(type(wrong)).rejects.toMatchObject({ code: "invitation.code-wrong" });
  await expect(type(lastFour(mail.code))).rejects.toMatchObject({ code: "request.too-many" });
});

test("an attempt counts for its own invitation, and for half an hour", async () => {
  const { actor } = await givenOffice(db);
  const [mine, other] = [await givenInvited(db, actor), await givenInvited(db, actor)];
  const phone = await makeSoftPhone();
  const type = async (attempt: string) =>
    activateByLink(
      db,
      { token: mine.token, lastFour: lastFour(mine.code), binding: await phone.bind(attempt) },
      "x",
    );
  const foreign = makeAttempt(db.secretKey, other.invitationId, new Date());
  const old = makeAttempt(db.secretKey, mine.invitationId, new Date(Date.now() - 30 * 60_000));
  for (const attempt of [foreign, old, `${foreign}x`, ""]) {
    await expect(type(attempt)).rejects.toMatchObject({ code: "pass.proof-invalid" });
  }
});

test("a proof made by another key binds nothing", async () => {
  const { actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  const attempt = makeAttempt(db.secretKey, mail.invitationId, new Date());
  const [one, two] = [
    await (await makeSoftPhone()).bind(attempt),
    await (await makeSoftPhone()).bind(attempt),
  ];
  for (const forged of [
    { ...one, proof: two.proof },
    { ...one, agreeKey: two.agreeKey },
    { ...one, signKey: `B${"A".repeat(86)}` },
  ]) {
    const input = { token: mail.token, lastFour: lastFour(mail.code), binding: forged };
    await expect(activateByLink(db, input, "x")).rejects.toMatchObject({ code: "pass.proof-invalid" });
  }
});
