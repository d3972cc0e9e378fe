import { expect, test } from "vitest";
import { endingOf, pillOf } from "./live-state.ts";

const catchingUp = { kind: "catching-up" } as const;

test("a page that does not get through is stale since it was drawn, not for ever catching up", () => {
  expect(pillOf({ kind: "connecting" }, catchingUp, { drawnAt: 1_000, now: 3_000 })).toEqual({
    kind: "catching-up",
  });
  expect(pillOf({ kind: "connecting" }, catchingUp, { drawnAt: 1_000, now: 9_000 })).toEqual({
    kind: "stale",
    since: 1_000,
  });
});

test("what is stale keeps the moment of its last frame", () => {
  const clock = { drawnAt: 0, now: 9_000 };
  expect(pillOf({ kind: "stale", since: 42 }, { kind: "live" }, clock)).toEqual({ kind: "stale", since: 42 });
});

test("a page that has ended goes on counting from where it became stale", () => {
  const clock = { drawnAt: 0, now: 9_000 };
  const stale = { kind: "stale", since: 42 } as const;
  expect(pillOf({ kind: "new-version" }, stale, clock)).toEqual(stale);
  expect(pillOf({ kind: "new-version" }, { kind: "live" }, clock)).toEqual({ kind: "stale", since: 9_000 });
});

test("a changed role is no ending; a lost session and a new version are", () => {
  expect(endingOf({ kind: "ended", reason: "role-changed" })).toBeUndefined();
  expect(endingOf({ kind: "ended", reason: "signed-out" })).toBe("signed-out");
  expect(endingOf({ kind: "new-version" })).toBe("new-version");
  expect(endingOf({ kind: "live" })).toBeUndefined();
});
