import { expect, test } from "vitest";
import { Trust } from "./trust.ts";

test("a wrong code may be noise twice in a minute, not three times", () => {
  const trust = new Trust();
  expect([0, 1_000, 2_000].map((atMs) => trust.fail("mac-failure", atMs))).toEqual([false, false, true]);
  const patient = new Trust();
  expect([0, 61_000, 122_000].map((atMs) => patient.fail("mac-failure", atMs))).toEqual([
    false,
    false,
    false,
  ]);
});

test("a wrong key is believed at once, and the time outside doubles up to a quarter of an hour", () => {
  const trust = new Trust();
  const waits: number[] = [];
  let nowMs = 0;
  for (let times = 0; times < 6; times++) {
    expect(trust.fail("key-mismatch", nowMs)).toBe(true);
    const until = trust.quarantineAt(nowMs)?.untilMs ?? 0;
    waits.push((until - nowMs) / 60_000);
    expect(trust.quarantineAt(until - 1)).not.toBeNull();
    expect(trust.quarantineAt(until)).toBeNull();
    nowMs = until;
  }
  expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  trust.release();
  trust.fail("key-mismatch", nowMs);
  expect(trust.quarantineAt(nowMs)?.untilMs).toBe(nowMs + 60_000);
});
