import { expect, test } from "vitest";
import { formatDistance, formatMoment, formatSpan } from "./time.ts";

test("a door event is written in its site's zone, whatever the machine's zone", () => {
  expect(formatMoment("2026-05-12T22:30:00Z", "moment", "Europe/Berlin", "en-GB")).toBe("13 May 2026, 00:30");
  expect(formatMoment("2026-05-12T22:30:00Z", "time", "America/New_York", "en-GB")).toBe("18:30");
});

test("midnight is 00:00 in every language", () => {
  expect(formatMoment("2026-01-01T00:00:00Z", "time", "UTC", "en-US")).toBe("00:00");
});

test("the exact form names the zone", () => {
  expect(formatMoment("2026-07-01T10:00:00Z", "exact", "Europe/Berlin", "en-GB")).toContain("CEST");
});

test("a distance uses the largest whole unit and never rounds up", () => {
  const now = Date.parse("2026-05-12T12:00:00Z");
  expect(formatDistance("2026-05-12T11:59:30Z", now, "en")).toBe("now");
  expect(formatDistance("2026-05-12T11:00:01Z", now, "en")).toBe("59 min. ago");
  expect(formatDistance("2026-05-11T12:00:00Z", now, "en")).toBe("yesterday");
  expect(formatDistance("2026-05-14T12:00:00Z", now, "en")).toBe("in 2 days");
});

test("a span counts hours only when there are any", () => {
  expect(formatSpan(42_900)).toBe("00:42");
  expect(formatSpan(3_727_000)).toBe("1:02:07");
  expect(formatSpan(-5)).toBe("00:00");
});
