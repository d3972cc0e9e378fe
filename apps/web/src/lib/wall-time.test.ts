import { expect, test } from "vitest";
import { fromWallTime, toWallTime } from "./wall-time.ts";

const iso = (text: string, zone: string) => fromWallTime(text, zone)?.toISOString();

test("a moment and its wall time turn into each other", () => {
  expect(toWallTime(new Date("2026-05-12T16:30:00Z"), "Europe/Berlin")).toBe("2026-05-12T18:30");
  expect(iso("2026-05-12T18:30", "Europe/Berlin")).toBe("2026-05-12T16:30:00.000Z");
  expect(iso("2026-05-12T18:30", "Asia/Kathmandu")).toBe("2026-05-12T12:45:00.000Z");
});

test("a time that comes twice in autumn means the first", () => {
  expect(iso("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
});

test("a time skipped in spring is moved on by the gap", () => {
  expect(iso("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  expect(iso("2026-03-08T02:30", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
});

test("text that is no wall time gives nothing", () => {
  expect(fromWallTime("", "UTC")).toBeUndefined();
  expect(fromWallTime("2026-13-40T99:00", "UTC")).toBeUndefined();
});
