import { expect, test } from "vitest";
import { lateScheduler } from "../../../supervisor/late-scheduler.fixture.ts";
import { hexOf } from "../bytes.ts";
import { timing } from "../timing.ts";
import { readRecording } from "../vectors/recordings.ts";
import { FrameInbox } from "./frame-inbox.ts";

const answer =
  readRecording("libosdp-plain").messages.find(({ isReply }) => isReply)?.bytes ?? new Uint8Array(0);

function givenInbox() {
  const clock = lateScheduler();
  const inbox = new FrameInbox(clock.scheduler, 20, () => {});
  return { ...clock, inbox };
}

test("an answer that came while this process stood still is taken, although its limit passed before it was read", async () => {
  const { inbox, fireAfter } = givenInbox();
  const taken = inbox.take(timing.reply);
  fireAfter(2_000);
  // What has come is read right behind the timers.
  await new Promise((next) => setImmediate(next));
  inbox.push(answer);
  expect(hexOf((await taken)?.bytes ?? new Uint8Array(0))).toBe(hexOf(answer));
});

test("a silence that was listened to is one, and one standstill more does not prolong it for ever", async () => {
  const heard = givenInbox();
  const inTime = heard.inbox.take(timing.reply);
  heard.fireAfter(timing.reply + 10);
  expect(await inTime).toBeNull();
  const late = givenInbox();
  const taken = late.inbox.take(timing.reply);
  late.fireAfter(2_000);
  await new Promise((next) => setImmediate(next));
  late.fireAfter(2_000);
  expect(await taken).toBeNull();
});
