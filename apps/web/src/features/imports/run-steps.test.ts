import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { importStates } from "@gatehouse/domain/imports/import-state";
import { expect, test } from "vitest";
import { stepOf, viewedStep } from "./run-steps.ts";

const format: ImportRun["format"] = {
  encoding: "utf-8",
  delimiter: ",",
  hasHeader: true,
  columns: ["email"],
};

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

test("how the file was read can be looked at again only while a plan waits and there was a file", () => {
  const ready = { state: "ready", faultyRows: 0, format } as const;
  expect(viewedStep(ready, "check")).toBe("check");
  expect(viewedStep(ready, undefined)).toBe("review");
  expect(viewedStep({ ...ready, format: null }, "check")).toBe("review");
  expect(viewedStep({ ...ready, state: "done" }, "check")).toBe("done");
});
