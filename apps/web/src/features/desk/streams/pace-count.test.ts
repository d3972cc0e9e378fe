import { expect, test } from "vitest";
import { perMinute, rateText } from "./pace-count.ts";

const start = 1_000_000;

test("no rate is claimed before a whole minute has been listened to", () => {
  expect(perMinute([start + 1], undefined, start)).toBeUndefined();
  expect(perMinute([start + 1], start, start + 59_999)).toBeUndefined();
  expect(perMinute([start + 1], start, start + 60_000)).toBe(1);
});

test("only the last minute counts", () => {
  expect(perMinute([start, start + 30_000, start + 61_000], start, start + 90_001)).toBe(1);
});

test("one event is one event", () => {
  expect([undefined, 0, 1, 12].map(rateText)).toEqual([
    "– events/min",
    "0 events/min",
    "1 event/min",
    "12 events/min",
  ]);
});
