import { importStates } from "@gatehouse/domain/imports/import-state";
import { expect, test } from "vitest";
import { stepOf } from "./run-steps.ts";

test("comparing again after rows were mended stays in the check", () => {
  expect(stepOf({ state: "planning", faultyRows: 2 })).toBe("check");
  expect(stepOf({ state: "planning", faultyRows: 0 })).toBe("review");
});

test("every state has its step", () => {
  const steps = importStates.map((state) => `${state} ${stepOf({ state, faultyRows: 0 })}`);
  expect(steps).toEqual([
    "reading check",
    "planning review",
    "refused check",
    "faulty check",
    "ready review",
    "held review",
    "applying import",
    "done done",
    "cancelled done",
  ]);
});
