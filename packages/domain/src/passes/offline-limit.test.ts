import { expect, test } from "vitest";
import {
  checkOfflineLimit,
  defaultOfflineLimitMs,
  effectiveOfflineLimitMs,
  mustGoOnline,
} from "./offline-limit.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test("the default is a day", () => {
  expect(defaultOfflineLimitMs).toBe(day);
});

test.each([hour, day, 7 * day])("a setting of %d ms is accepted", (limit) => {
  expect(() => checkOfflineLimit(limit)).not.toThrow();
});

test.each([0, hour - 1, 7 * day + 1, Number.NaN, hour + 0.5])("a setting of %d ms is refused", (limit) => {
  expect(() => checkOfflineLimit(limit)).toThrow("request.invalid");
});

test("the limit is never longer than the door lease, even below the smallest setting", () => {
  expect(effectiveOfflineLimitMs(7 * day, day)).toBe(day);
  expect(effectiveOfflineLimitMs(hour, 15 * minute)).toBe(15 * minute);
  expect(effectiveOfflineLimitMs(hour, day)).toBe(hour);
});

test("a phone must go online in the instant its limit is reached", () => {
  const contact = new Date("2026-05-05T08:00:00Z");
  const at = (ms: number) => mustGoOnline(contact, day, new Date(contact.getTime() + ms));
  expect(at(day - 1)).toBe(false);
  expect(at(day)).toBe(true);
});
