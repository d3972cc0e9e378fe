import type { TraceRow } from "@gatehouse/contracts/readers/line-traces";
import { expect, test } from "vitest";
import { recordingLook, sizeText } from "./recording-words.ts";

const endsAt = "2026-05-04T10:05:00.000Z";
const end = Date.parse(endsAt);
const running: TraceRow = {
  ...{ id: "t-1", bridge: { id: "b-1", name: "Depot bridge" }, lineId: "bus", state: "running" },
  ...{ reason: "Oddities", cause: null, failure: null, orderedAt: endsAt, endsAt, endedAt: null, bytes: 0 },
  ...{ orderedBy: { kind: "admin", id: "a-1", name: "Adam" }, keptUntil: endsAt },
};

test("a recording whose time is over is on its way here until all of it has arrived", () => {
  expect(recordingLook(running, end - 1).word).toBe("Recording");
  expect(recordingLook(running, end).word).toBe("On its way here");
  expect(recordingLook({ ...running, state: "done", cause: "install-mode" }, end).text).toBe(
    "ended by install mode",
  );
});

test("one that came to nothing says why", () => {
  expect(recordingLook({ ...running, state: "failed", failure: "bridge-silent" }, end).text).toBe(
    "The bridge was not heard in time.",
  );
});

test("a size is told in the unit it is read in, and something is never nothing", () => {
  expect(sizeText(84_200, "en")).toBe("84 kB");
  expect(sizeText(1_240_000, "en")).toBe("1.2 MB");
  expect(sizeText(12, "en")).toBe("1 kB");
});
