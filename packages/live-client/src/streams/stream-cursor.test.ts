import type { Frame } from "@gatehouse/contracts/live/frame";
import { expect, test } from "vitest";
import { StreamCursor } from "./stream-cursor.ts";

const frame = (from: number, to: number, positions: number[] = [], epoch = "e"): Frame => ({
  stream: "changes",
  epoch,
  from,
  to,
  events: positions.map((p) => ({ p, name: "user.edited", data: null })),
});

const startedAt = (position: number) => {
  const cursor = new StreamCursor();
  cursor.start({ epoch: "e", position });
  return cursor;
};

test("a frame that follows is applied and moves the cursor over positions nobody may see", () => {
  const cursor = startedAt(4);
  expect(cursor.take(frame(4, 9, [6]))).toMatchObject({ kind: "apply", events: [{ p: 6 }] });
  expect(cursor.at?.position).toBe(9);
});

test("of a frame that overlaps only the new part is applied", () => {
  const verdict = startedAt(6).take(frame(4, 9, [5, 6, 7, 9]));
  expect(verdict).toMatchObject({ kind: "apply", events: [{ p: 7 }, { p: 9 }] });
});

test("a frame seen before changes nothing, and a heartbeat at the present position neither", () => {
  const cursor = startedAt(9);
  expect(cursor.take(frame(4, 9, [6]))).toEqual({ kind: "old" });
  expect(cursor.take(frame(9, 9))).toEqual({ kind: "old" });
});

test("a frame from beyond is a gap, and the cursor stays where it is", () => {
  const cursor = startedAt(4);
  expect(cursor.take(frame(5, 9, [7]))).toEqual({ kind: "gap" });
  expect(cursor.take(frame(5, 5))).toEqual({ kind: "gap" });
  expect(cursor.at?.position).toBe(4);
});

test("another epoch is never applied", () => {
  expect(startedAt(4).take(frame(4, 5, [5], "f"))).toEqual({ kind: "other-epoch" });
});
