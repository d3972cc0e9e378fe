import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { afterEach, expect, test } from "vitest";
import { sendInvitation } from "../invitations/send-invitation.ts";
import { deleteUser } from "../users/archive-user.ts";
import { blockUser } from "../users/block-user.ts";
import { askAnewByPass } from "./ask-anew.ts";
import { checkPassCall } from "./check-pass-call.ts";
import { givenBound, givenOffice } from "./coming-aboard.fixture.ts";
import { confirmWiped } from "./confirm-wiped.ts";
import { readMacKeys } from "./pass-mac-keys.ts";
import { readPassState } from "./read-pass-state.ts";
import { resetPass } from "./reset-pass.ts";

const { db, clock } = await databaseForFile();
afterEach(() => {
  clock.shiftMs = 0;
});

/** Unlike a fixed ending, a turned bit never gives the true signature back. */
function withOneBitTurned(signature: string): string {
  const bytes = Buffer.from(signature, "base64url");
  bytes.writeUInt8(bytes.readUInt8(63) ^ 1, 63);
  return bytes.toString("base64url");
}

test("a signed call says who it is, and the answer is the small state of that pass", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone, bound } = await givenBound(db, actor);
  const caller = await checkPassCall(db, "state", await phone.call("state"));
  expect(caller).toEqual({ kind: "pass", projectId, passId: bound.passId, userId: mail.userId });
  expect(await readPassState(db, caller)).toMatchObject({
    standing: "active",
    pass: "active",
    wipe: false,
    epoch: 1,
    validity: null,
    offlineLimitMs: 86_400_000,
    project: { name: "Test port" },
    newPhoneUntil: null,
  });
});

test("the same call counts once, on whatever node, and a later one with an earlier instant not at all", async () => {
  const { actor } = await givenOffice(db);
  const { phone } = await givenBound(db, actor);
  const early = await phone.call("state", {}, Date.now() - 1_000);
  const call = await phone.call("state", {}, Date.now());
  const parallel = await Promise.allSettled(
    Array.from({ length: 10 }, () => checkPassCall(db, "state", call)),
  );
  expect(parallel.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  await expect(checkPassCall(db, "state", early)).rejects.toMatchObject({
    details: { reason: "replayed", after: call.at },
  });
});

test("a call that was changed, aimed elsewhere, or signed by another phone is not believed", async () => {
  const { actor } = await givenOffice(db);
  const [{ phone, bound }, other] = [await givenBound(db, actor), await givenBound(db, actor)];
  const call = await phone.call("state", { a: 1 });
  const forged = [
    { ...call, body: '{"a":2}' },
    { ...call, at: call.at + 1 },
    { ...call, signature: withOneBitTurned(call.signature) },
    { ...(await other.phone.call("state")), passId: bound.passId },
    { ...call, epoch: call.epoch + 1 },
    { ...call, projectId: "00000000-0000-4000-8000-000000000000" },
  ];
  for (const one of forged) {
    await expect(checkPassCall(db, "state", one)).rejects.toMatchObject({
      code: "pass.proof-invalid",
      details: { reason: "unknown" },
    });
  }
  await expect(checkPassCall(db, "reset", call)).rejects.toMatchObject({ details: { reason: "unknown" } });
  await expect(checkPassCall(db, "state", call)).resolves.toMatchObject({ passId: bound.passId });
});

test("a phone whose clock is wrong is told the time", async () => {
  const { actor } = await givenOffice(db);
  const { phone } = await givenBound(db, actor);
  const start = Date.now();
  // Time that goes by brings a clock that is ahead nearer, so for that one the server's clock stands still.
  const still = { ...db, shiftMs: () => start - Date.now() };
  for (const [offMs, server] of [
    [-121_000, db],
    [121_000, still],
  ] as const) {
    const call = await phone.call("state", {}, start + offMs);
    const told = await checkPassCall(server, "state", call).catch((error) => error.details);
    expect(told).toMatchObject({ reason: "clock", serverTime: expect.any(Number) });
    expect(Math.abs(told.serverTime - start)).toBeLessThan(Date.now() - start + 2_000);
  }
});

test("a block shows in the state at once and the phone stays bound", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  await blockUser(db, actor, { projectId, userId: mail.userId, reason: "Lost badge", until: null });
  const caller = await checkPassCall(db, "state", await phone.call("state"));
  expect(await readPassState(db, caller)).toMatchObject({
    standing: "blocked",
    pass: "active",
    wipe: false,
    blockedUntil: null,
  });
});

test("a reset drops the key at rest and the pass works nowhere until a new invitation", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  const caller = await checkPassCall(db, "reset", await phone.call("reset"));
  await resetPass(db, caller);
  await expect(resetPass(db, caller)).rejects.toMatchObject({ code: "pass.wrong-state" });
  expect(await db.client.pass.findFirst({ where: { projectId, userId: mail.userId } })).toMatchObject({
    state: "reset",
    macKey: null,
  });
  expect(await readMacKeys(db, projectId, [mail.userId])).toEqual([]);
  expect(await readPassState(db, caller)).toMatchObject({ pass: "reset", wipe: true });
});

test("the wipe order reaches the phone with its state, and its word ends the removal", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  await deleteUser(db, actor, { projectId, userId: mail.userId });
  const caller = await checkPassCall(db, "state", await phone.call("state"));
  expect(await readPassState(db, caller)).toMatchObject({
    pass: "removing",
    wipe: true,
    standing: "archived",
  });
  await confirmWiped(db, caller);
  await confirmWiped(db, caller);
  const pass = await db.client.pass.findFirstOrThrow({ where: { projectId, userId: mail.userId } });
  expect(pass).toMatchObject({ state: "removed", macKey: null });
  expect(pass.removedAt).not.toBeNull();
  expect(await db.client.change.count({ where: { projectId, verb: "pass.removed" } })).toBe(1);
});

test("an old phone that was reported lost is told that its pass went on without it", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { mail, phone } = await givenBound(db, actor);
  await sendInvitation(db, actor, { projectId, userId: mail.userId, kind: "old-phone-lost" });
  expect(await readMacKeys(db, projectId, [mail.userId])).toEqual([]);
  await expect(checkPassCall(db, "state", await phone.call("state"))).rejects.toMatchObject({
    details: { reason: "superseded" },
  });
});

test("a phone that lost its keys may ask for a new invitation once an hour, with nothing but its own token", async () => {
  const { projectId, actor } = await givenOffice(db);
  const [{ bound }, other] = [await givenBound(db, actor), await givenBound(db, actor)];
  const wish = { projectId, passId: bound.passId, askToken: bound.askToken };
  await expect(askAnewByPass(db, { ...wish, askToken: other.bound.askToken })).rejects.toMatchObject({
    code: "pass.proof-invalid",
  });
  const both = await Promise.allSettled([askAnewByPass(db, wish), askAnewByPass(db, wish)]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await db.client.change.count({ where: { projectId, verb: "invitation.asked" } })).toBe(1);
  clock.shiftMs = 3_601_000;
  await expect(askAnewByPass(db, wish)).resolves.toBeUndefined();
});
