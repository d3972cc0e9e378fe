import { passNamespace, passSocketMethod } from "@gatehouse/contracts/live/pass-socket";
import type { SignedCall } from "@gatehouse/contracts/passes/signed-call";
import { checkPassCall } from "@gatehouse/services/passes/check-pass-call";
import { givenBound, givenOffice } from "@gatehouse/services/passes/coming-aboard.fixture";
import { readPassState } from "@gatehouse/services/passes/read-pass-state";
import { blockUser } from "@gatehouse/services/users/block-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import type { SoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { awakeClock } from "@gatehouse/testing/waits/awake-clock";
import { until } from "@gatehouse/testing/waits/until";
import { io, type Socket } from "socket.io-client";
import { expect, test } from "vitest";
import { runLiveServer } from "./live-server.harness.ts";

const { db } = await databaseForFile();

/** E5: from the commit to the phone knowing its new state. */
const shownWithinMs = 2_000;

type Heard = { words: number; refusals: { message: string; data?: unknown }[]; socket: Socket };

function connect(url: string, handshake: SignedCall | object): Heard {
  const socket = io(url + passNamespace, {
    transports: ["websocket"],
    auth: handshake,
    reconnection: false,
    forceNew: true,
  });
  const heard: Heard = { words: 0, refusals: [], socket };
  socket.on("pass.changed", (...data: unknown[]) => {
    expect(data).toEqual([]);
    heard.words += 1;
  });
  socket.on("connect_error", (error: Error & { data?: unknown }) =>
    heard.refusals.push({ message: error.message, data: error.data }),
  );
  return heard;
}

const joined = async (url: string, phone: SoftPhone): Promise<Heard> => {
  const heard = connect(url, await phone.call(passSocketMethod));
  await until("the phone is in its room", () => heard.words > 0);
  return heard;
};

test("a block reaches the phone it is about in well under two seconds, and no other phone hears a word", async () => {
  await using server = await runLiveServer(db);
  using clock = awakeClock();
  const { projectId, actor } = await givenOffice(db);
  const [mine, other, foreign] = [
    await givenBound(db, actor),
    await givenBound(db, actor),
    await givenBound(db, (await givenOffice(db)).actor),
  ];
  const [heard, ...others] = await Promise.all(
    [mine, other, foreign].map(({ phone }) => joined(server.url, phone)),
  );
  if (!heard) throw new Error("no phone joined");
  const before = heard.words;
  await blockUser(db, actor, { projectId, userId: mine.mail.userId, reason: "Lost badge", until: null });
  const committedAt = clock.now();
  await until("the phone hears of it", () => heard.words > before);
  const state = await readPassState(db, await checkPassCall(db, "state", await mine.phone.call("state")));
  expect(state.standing).toBe("blocked");
  expect(clock.now() - committedAt).toBeLessThan(shownWithinMs);
  await blockUser(db, actor, { projectId, userId: mine.mail.userId, reason: "Again", until: null });
  await until("the phone hears of that too", () => heard.words > before + 1);
  expect(others.map((one) => one.words)).toEqual([1, 1]);
  expect(server.problems).toEqual([]);
  for (const one of [heard, ...others]) one.socket.close();
});

test("a handshake that is not signed for this, used already, or of a phone that was replaced is turned away with its reason", async () => {
  await using server = await runLiveServer(db);
  const { actor } = await givenOffice(db);
  const { phone } = await givenBound(db, actor);
  const used = await phone.call(passSocketMethod);
  await checkPassCall(db, passSocketMethod, used);
  const tried = [{}, await phone.call("state"), used, { ...(await phone.call(passSocketMethod)), epoch: 0 }];
  const heard = tried.map((handshake) => connect(server.url, handshake));
  await until("everybody is turned away", () => heard.every((one) => one.refusals.length === 1));
  expect(heard.map((one) => one.refusals[0])).toMatchObject([
    { message: "request.invalid" },
    { message: "pass.proof-invalid", data: { reason: "unknown" } },
    { message: "pass.proof-invalid", data: { reason: "replayed" } },
    { message: "pass.proof-invalid", data: { reason: "superseded" } },
  ]);
  for (const one of heard) one.socket.close();
});

test("a phone cannot reach the admins' streams, and an admin's word is not heard by phones", async () => {
  await using server = await runLiveServer(db);
  const { actor } = await givenOffice(db);
  const { phone } = await givenBound(db, actor);
  const heard = await joined(server.url, phone);
  const frames: unknown[] = [];
  heard.socket.onAny((name: string) => name !== "pass.changed" && frames.push(name));
  heard.socket.emit("live.since", { stream: "changes", epoch: actor.projectId, position: 0 }, () =>
    frames.push("answered"),
  );
  const { mail } = await givenBound(db, actor);
  expect(mail.userId).not.toBe("");
  const watcher = await server.join(actor);
  await watcher.live();
  await blockUser(db, actor, { projectId: actor.projectId, userId: mail.userId, reason: "x", until: null });
  await until("the admin hears of it", () => watcher.heard.some((event) => event.name === "user.blocked"));
  expect(frames).toEqual([]);
  heard.socket.close();
});
