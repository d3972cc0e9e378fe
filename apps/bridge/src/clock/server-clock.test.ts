import { expect, test } from "vitest";
import type { Settings } from "../store/settings.ts";
import { openServerClock } from "./server-clock.ts";

function given() {
  const kept = new Map<string, string>();
  const settings: Settings = {
    read: (key) => kept.get(key),
    write: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
  const machine = { wall: 1_000_000, monotonic: 50 };
  const clocks = { wallMs: () => machine.wall, monotonicMs: () => machine.monotonic };
  return { settings, machine, open: () => openServerClock(settings, clocks) };
}

test("the server's time runs on by the clock that only goes forward, whatever the wall clock is set to", () => {
  const { machine, open } = given();
  const clock = open();
  clock.hear(2_000_000);
  machine.monotonic += 300;
  machine.wall -= 3_600_000;
  expect(clock.now()).toBe(2_000_300);
});

test("a start with the clock set back begins no earlier than the latest time remembered", () => {
  const { machine, open } = given();
  const before = open();
  before.hear(2_000_000);
  machine.monotonic += 60_000;
  machine.wall += 60_000;
  before.keep();
  machine.wall -= 86_400_000;
  expect(open().now()).toBe(2_060_000);
});

test("a start with a right clock keeps the offset last heard and says that nobody has confirmed it", () => {
  const { machine, open } = given();
  open().hear(1_600_000);
  machine.wall += 10_000;
  const clock = open();
  expect(clock.now()).toBe(1_610_000);
  expect(clock.describe()).toEqual({ offsetMs: 600_000, uncertaintyMs: 10_000, isSynced: false });
  expect(clock.hear(1_610_250)).toBe(250);
  expect(clock.describe()).toMatchObject({ isSynced: true });
});
