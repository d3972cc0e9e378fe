import { expect, test } from "vitest";
import type { Turn } from "../devices/device-hooks.ts";
import { chooseTurn, nextDueMs } from "./turn-choice.ts";

const at = (dueMs: number, rank: Turn["rank"] = "regular", servedMs = 0) => ({
  turn: { dueMs, rank },
  servedMs,
});
const waiting = { turn: null, servedMs: 0 };

test("an unlock goes before every poll, and the poll due longest before the others", () => {
  expect(chooseTurn([at(10), at(5), at(90, "urgent")], 0, 100)).toBe(2);
  expect(chooseTurn([at(10), at(5), at(200, "urgent")], 0, 100)).toBe(1);
});

test("nobody is chosen before their time", () => {
  expect(chooseTurn([at(101), waiting], 0, 100)).toBe(-1);
  expect(nextDueMs([at(130), waiting, at(120)])).toBe(120);
  expect(nextDueMs([waiting])).toBeNull();
});

test("a probe waits for the line to be free, and for a second at most", () => {
  expect(chooseTurn([at(90), at(50, "probe")], 0, 100)).toBe(0);
  expect(chooseTurn([at(190), at(50, "probe")], 0, 100)).toBe(1);
  expect(chooseTurn([at(2_000, "regular", 1_950), at(900, "probe")], 1_900, 2_000)).toBe(1);
});

test("an overdue probe does not come twice before everybody who answers had a turn", () => {
  expect(chooseTurn([at(2_000, "regular", 1_800), at(900, "probe")], 1_900, 2_000)).toBe(0);
});
