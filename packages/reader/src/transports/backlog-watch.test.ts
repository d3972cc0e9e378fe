import { expect, test } from "vitest";
import { lateScheduler } from "../supervisor/late-scheduler.fixture.ts";
import { ManualScheduler } from "../supervisor/manual-scheduler.ts";
import { BacklogWatch } from "./backlog-watch.ts";

test("a pause after the subscription was answered ends the backlog, and nothing before it does", async () => {
  const scheduler = new ManualScheduler();
  const watch = new BacklogWatch(scheduler);
  await scheduler.advance(10_000);
  expect(watch.isSettled).toBe(false);
  watch.subscribed(5);
  for (let kept = 0; kept < 50; kept++) {
    watch.arrived();
    await scheduler.advance(500);
    watch.acknowledged();
    await scheduler.advance(30);
    expect(watch.isSettled).toBe(false);
  }
  await scheduler.advance(100);
  expect(watch.isSettled).toBe(true);
  watch.arrived();
  expect(watch.isSettled).toBe(true);
});

test("a broker far away is given more time, and half a second at most", async () => {
  const scheduler = new ManualScheduler();
  const [far, farther] = [new BacklogWatch(scheduler), new BacklogWatch(scheduler)];
  far.subscribed(60);
  farther.subscribed(900);
  await scheduler.advance(239);
  expect(far.isSettled).toBe(false);
  await scheduler.advance(1);
  expect([far.isSettled, farther.isSettled]).toEqual([true, false]);
  await scheduler.advance(260);
  expect(farther.isSettled).toBe(true);
});

test("a pause in which this process stood still proves nothing", () => {
  const clock = lateScheduler();
  const watch = new BacklogWatch(clock.scheduler);
  watch.subscribed(5);
  clock.fireAfter(400);
  expect(watch.isSettled).toBe(false);
  clock.fireAfter(100);
  expect(watch.isSettled).toBe(true);
});
