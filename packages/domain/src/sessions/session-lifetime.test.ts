import { expect, test } from "vitest";
import {
  absoluteEnd,
  adminLifetime,
  deskLifetime,
  idleEnd,
  isLive,
  lifetimeFor,
  needsTouch,
} from "./session-lifetime.ts";

const now = new Date("2026-11-21T08:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

test("one role above a desk in any project shortens the whole session", () => {
  expect(lifetimeFor(["desk", "desk"])).toBe(deskLifetime);
  expect(lifetimeFor(["desk", "auditor"])).toBe(adminLifetime);
  expect(lifetimeFor([])).toBe(adminLifetime);
});

test("use moves the idle end, but never past the absolute end", () => {
  expect(idleEnd(now, later(86_400_000), adminLifetime)).toEqual(later(30 * 60_000));
  expect(idleEnd(now, later(60_000), adminLifetime)).toEqual(later(60_000));
  expect(absoluteEnd(now, deskLifetime)).toEqual(later(24 * 3_600_000));
});

test("a session is over at the very moment it ends", () => {
  expect(isLive({ expiresAt: later(1), endsAt: later(1) }, now)).toBe(true);
  expect(isLive({ expiresAt: now, endsAt: later(1) }, now)).toBe(false);
  expect(isLive({ expiresAt: later(1), endsAt: now }, now)).toBe(false);
});

test("use within a minute is not written again", () => {
  expect(needsTouch(now, later(59_999))).toBe(false);
  expect(needsTouch(now, later(60_000))).toBe(true);
});
