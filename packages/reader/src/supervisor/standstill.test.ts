import { expect, test } from "vitest";
import { lateScheduler } from "./late-scheduler.fixture.ts";
import { watchStandstill } from "./standstill.ts";

test("a beat that comes late is a standstill, also before it has come, and stays one", () => {
  const clock = lateScheduler();
  using watch = watchStandstill(clock.scheduler);
  for (let beats = 0; beats < 100; beats++) clock.fireAfter(25);
  expect(watch.hasStoodStill()).toBe(false);
  clock.pass(300);
  expect(watch.hasStoodStill()).toBe(true);
  for (let beats = 0; beats < 100; beats++) clock.fireAfter(20);
  expect(watch.hasStoodStill()).toBe(true);
});
