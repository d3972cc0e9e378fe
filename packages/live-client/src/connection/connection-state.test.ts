import { expect, test } from "vitest";
import { connectionState } from "./connection-state.ts";

const facts = { connected: true, catchingUp: false, lastFrameAt: 1_000, ended: undefined };

test("a connected socket that has heard nothing for more than 5 s is stale since its last frame", () => {
  expect(connectionState(facts, 6_000)).toEqual({ kind: "live" });
  expect(connectionState(facts, 6_001)).toEqual({ kind: "stale", since: 1_000 });
});

test("a lost socket is stale at once, and an ended session says so for good", () => {
  expect(connectionState({ ...facts, connected: false }, 1_001)).toEqual({ kind: "stale", since: 1_000 });
  const ended = { kind: "ended", reason: "signed-out" } as const;
  expect(connectionState({ ...facts, ended }, 1_001)).toEqual(ended);
});
