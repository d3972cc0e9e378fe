import { describe, expect, test } from "vitest";
import { isTimeZone, localTimeOf } from "./local-time.ts";
import { areWindowsValid, isScheduleOpen } from "./weekly-schedule.ts";

const brussels = "Europe/Brussels";
const office = [{ weekday: 1, fromMinute: 8 * 60, toMinute: 18 * 60 }];
const night = [{ weekday: 7, fromMinute: 22 * 60, toMinute: 6 * 60 }];
const isOpen = (windows: typeof office, iso: string, zone = brussels) =>
  isScheduleOpen(windows, Date.parse(iso), zone);

describe("a weekly schedule", () => {
  test("is open from its first minute until before its last, on local clocks", () => {
    expect(isOpen(office, "2026-05-04T05:59:59Z")).toBe(false);
    expect(isOpen(office, "2026-05-04T06:00:00Z")).toBe(true);
    expect(isOpen(office, "2026-05-04T15:59:59Z")).toBe(true);
    expect(isOpen(office, "2026-05-04T16:00:00Z")).toBe(false);
    expect(isOpen(office, "2026-05-05T08:00:00Z")).toBe(false);
  });

  test("opens at the same wall time in winter and summer", () => {
    expect(isOpen(office, "2026-01-05T06:30:00Z")).toBe(false);
    expect(isOpen(office, "2026-01-05T07:00:00Z")).toBe(true);
  });

  test("runs over midnight and over the end of the week", () => {
    expect(isOpen(night, "2026-05-03T21:00:00Z")).toBe(true);
    expect(isOpen(night, "2026-05-04T03:59:00Z")).toBe(true);
    expect(isOpen(night, "2026-05-04T04:00:00Z")).toBe(false);
    expect(isOpen(night, "2026-05-03T03:00:00Z")).toBe(false);
  });

  test("may cover a whole day", () => {
    const day = [{ weekday: 1, fromMinute: 0, toMinute: 1440 }];
    expect(isOpen(day, "2026-05-03T22:00:00Z")).toBe(true);
    expect(isOpen(day, "2026-05-04T21:59:59Z")).toBe(true);
    expect(isOpen(day, "2026-05-04T22:00:00Z")).toBe(false);
  });

  test("counts the repeated hour twice and the missing hour never", () => {
    const early = [{ weekday: 7, fromMinute: 150, toMinute: 180 }];
    expect(isOpen(early, "2026-10-25T00:30:00Z")).toBe(true);
    expect(isOpen(early, "2026-10-25T01:30:00Z")).toBe(true);
    expect(isOpen(early, "2026-03-29T00:59:00Z")).toBe(false);
    expect(isOpen(early, "2026-03-29T01:00:00Z")).toBe(false);
  });

  test("is never open without windows, in an unknown zone or at no instant", () => {
    expect(isOpen([], "2026-05-04T08:00:00Z")).toBe(false);
    expect(isOpen(office, "2026-05-04T08:00:00Z", "Mars/Olympus")).toBe(false);
    expect(isScheduleOpen(office, Number.NaN, brussels)).toBe(false);
    expect(isScheduleOpen(office, Number.POSITIVE_INFINITY, brussels)).toBe(false);
  });
});

test("a window outside the week is not valid", () => {
  expect(areWindowsValid([...office, ...night])).toBe(true);
  expect(areWindowsValid([{ weekday: 0, fromMinute: 0, toMinute: 1 }])).toBe(false);
  expect(areWindowsValid([{ weekday: 1, fromMinute: 1440, toMinute: 1 }])).toBe(false);
  expect(areWindowsValid([{ weekday: 1, fromMinute: 0.5, toMinute: 1 }])).toBe(false);
});

test("midnight is minute 0 of the new day", () => {
  expect(localTimeOf(Date.parse("2026-05-03T22:00:00Z"), brussels)).toEqual({ weekday: 1, minute: 0 });
  expect(isTimeZone("UTC")).toBe(true);
  expect(isTimeZone("Nowhere")).toBe(false);
});
