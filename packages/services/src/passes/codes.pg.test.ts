import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { makeSoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { afterEach, expect, test } from "vitest";
import { makeCode } from "../invitations/make-code.ts";
import { sendInvitation } from "../invitations/send-invitation.ts";
import { checkPassCall } from "./check-pass-call.ts";
import { bindByCode, givenBound, givenInvited, givenOffice, givenPerson } from "./coming-aboard.fixture.ts";
import { startMove } from "./start-move.ts";

const { db, clock } = await databaseForFile();
afterEach(() => {
  clock.shiftMs = 0;
});
const minute = 60_000;
const wrongFor = (code: string) => (code === "22222222" ? "33333333" : "22222222");

test("the address and the whole code bind a phone, however they are typed", async () => {
  const { actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor, { email: "Ada.Lovelace@example.org" });
  const typed = {
    email: "  ada.lovelace@EXAMPLE.org ",
    code: ` ${mail.code.slice(0, 4).toLowerCase()} - ${mail.code.slice(4)} `,
  };
  await expect(bindByCode(db, typed, await makeSoftPhone())).resolves.toMatchObject({ epoch: 1 });
});

test("a right code with another address, and any code with an address nobody has, are refused alike", async () => {
  const { actor } = await givenOffice(db);
  const [mail, other] = [await givenInvited(db, actor), await givenInvited(db, actor)];
  const tries = [
    { email: other.email, code: mail.code },
    { email: "nobody@example.org", code: mail.code },
    { email: "nobody@example.org", code: wrongFor(mail.code) },
    { email: mail.email, code: wrongFor(mail.code) },
    { email: mail.email, code: "not a code" },
  ];
  for (const typed of tries) {
    await expect(bindByCode(db, typed, await makeSoftPhone())).rejects.toMatchObject({
      code: "invitation.code-wrong",
      details: {},
    });
  }
});

test("ten wrong codes close an address for an hour, known or not, and fifty at once are still ten", async () => {
  const { actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  const phone = await makeSoftPhone();
  for (const email of [mail.email, "nobody.else@example.org"]) {
    const guesses = Array.from({ length: 50 }, () =>
      bindByCode(db, { email, code: wrongFor(mail.code) }, phone),
    );
    const codes = (await Promise.allSettled(guesses)).map(
      (one) => one.status === "rejected" && one.reason.code,
    );
    expect(codes.filter((code) => code === "invitation.code-wrong")).toHaveLength(10);
    expect(codes.filter((code) => code === "request.too-many")).toHaveLength(40);
  }
  await expect(bindByCode(db, mail, phone)).rejects.toMatchObject({ code: "request.too-many" });
  clock.shiftMs = 60 * minute + 1_000;
  await expect(bindByCode(db, mail, phone)).resolves.toMatchObject({ epoch: 1 });
});

test("a code made on the profile uses an open invitation, once and within ten minutes", async () => {
  const { projectId, actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  const made = await makeCode(db, actor, { projectId, userId: mail.userId });
  expect(made.activates).toBe(true);
  clock.shiftMs = 10 * minute + 1_000;
  const typed = { email: mail.email, code: made.code };
  await expect(bindByCode(db, typed, await makeSoftPhone())).rejects.toMatchObject({
    code: "invitation.code-wrong",
  });
  clock.shiftMs = 0;
  await expect(bindByCode(db, typed, await makeSoftPhone())).resolves.toMatchObject({ epoch: 1 });
  await expect(bindByCode(db, typed, await makeSoftPhone())).rejects.toMatchObject({
    code: "invitation.code-wrong",
  });
});

test("a code made for somebody with a working phone touches it not, and activates nothing", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  const made = await makeCode(db, actor, { projectId, userId: mail.userId });
  expect(made.activates).toBe(false);
  await expect(
    bindByCode(db, { email: mail.email, code: made.code }, await makeSoftPhone()),
  ).rejects.toMatchObject({
    code: "invitation.not-open",
  });
  await expect(checkPassCall(db, "state", await phone.call("state"))).resolves.toMatchObject({
    kind: "pass",
  });
});

test("a code made anew kills the one made before it", async () => {
  const { projectId, actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  const first = await makeCode(db, actor, { projectId, userId: mail.userId });
  const second = await makeCode(db, actor, { projectId, userId: mail.userId });
  const type = async (code: string) => bindByCode(db, { email: mail.email, code }, await makeSoftPhone());
  await expect(type(first.code)).rejects.toMatchObject({ code: "invitation.code-wrong" });
  await expect(type(second.code)).resolves.toMatchObject({ epoch: 1 });
});

test("two people who share a mailbox each come aboard with their own code, in two projects", async () => {
  const [here, there] = [await givenOffice(db), await givenOffice(db)];
  const email = "family@example.org";
  const [one, two] = [
    await givenInvited(db, here.actor, { email }),
    await givenInvited(db, there.actor, { email }),
  ];
  expect(await bindByCode(db, one, await makeSoftPhone())).toMatchObject({ projectId: here.projectId });
  expect(await bindByCode(db, two, await makeSoftPhone())).toMatchObject({ projectId: there.projectId });
});

test("a pass moves into the installed app with a code of ten minutes, once, and the browser stops", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone: browser } = await givenBound(db, actor);
  const owner = await checkPassCall(db, "startMove", await browser.call("startMove"));
  const { code } = await startMove(db, owner);
  const typed = { email: mail.email, code };
  clock.shiftMs = 10 * minute + 1_000;
  await expect(bindByCode(db, typed, await makeSoftPhone())).rejects.toMatchObject({
    code: "pass.move-expired",
  });
  clock.shiftMs = 0;
  const [app, second] = [await makeSoftPhone(), await makeSoftPhone()];
  const both = await Promise.allSettled([bindByCode(db, typed, app), bindByCode(db, typed, second)]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const moved = await db.client.pass.findFirstOrThrow({ where: { projectId, userId: mail.userId } });
  expect(moved).toMatchObject({ state: "active", epoch: 2 });
  await expect(checkPassCall(db, "state", await browser.call("state"))).rejects.toMatchObject({
    code: "pass.proof-invalid",
    details: { reason: "superseded" },
  });
});

test("a move whose pass was bound elsewhere meanwhile ends in nothing", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  const { code } = await startMove(db, await checkPassCall(db, "startMove", await phone.call("startMove")));
  await sendInvitation(db, actor, { projectId, userId: mail.userId, kind: "old-phone-lost" });
  await expect(bindByCode(db, { email: mail.email, code }, await makeSoftPhone())).rejects.toMatchObject({
    code: "pass.wrong-state",
  });
});

test("nobody gets a code while blocked, archived, or in another project", async () => {
  const { projectId, actor } = await givenOffice(db);
  const person = await givenPerson(db, actor, { invite: false });
  await db.client.review.create({
    data: {
      projectId,
      id: person.userId,
      userId: person.userId,
      cause: "by-hand",
      openedAt: new Date(),
      openedBy: "test",
    },
  });
  await expect(makeCode(db, actor, { projectId, userId: person.userId })).rejects.toMatchObject({
    code: "user.suspended",
  });
  const foreign = { ...actor, projectId: await givenProject(db) };
  await expect(
    makeCode(db, foreign, { projectId: foreign.projectId, userId: person.userId }),
  ).rejects.toMatchObject({
    code: "request.not-found",
  });
});
